-- What agents have asked people; checksum is a CRC-32C of detail, which says all of it.
CREATE TABLE approval (
  id       TEXT    PRIMARY KEY,
  opened   INTEGER NOT NULL,
  thread   TEXT    NOT NULL,
  open     INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;

CREATE INDEX approval_in_order ON approval (opened, id);
CREATE INDEX approval_of_thread ON approval (thread, opened, id);
CREATE INDEX approval_that_waits ON approval (opened, id) WHERE open = 1;

-- By what agents are answered without anybody being asked.
CREATE TABLE rule (
  number   INTEGER PRIMARY KEY,
  id       TEXT    NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;

-- What waits for people.
CREATE TABLE attention (
  number   INTEGER PRIMARY KEY,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;

-- The number of the last of them that a device has looked at.
CREATE TABLE look (
  device TEXT    PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what: numbered without a gap, record a JSON text that names the hash of the one before, hash the SHA-256 of that text.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  record TEXT    NOT NULL,
  hash   TEXT    NOT NULL
) STRICT;

-- The last of them, so that it is seen when some are cut off at the end.
CREATE TABLE audit_head (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL,
  hash   TEXT    NOT NULL
) STRICT;

INSERT INTO audit_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit records are not changed'); END;

CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit records are not removed'); END;

CREATE TRIGGER audit_is_appended_to BEFORE INSERT ON audit
WHEN NEW.number <= (SELECT max(number) FROM audit)
BEGIN SELECT RAISE(ABORT, 'audit records come behind the others'); END;

CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head
WHEN NEW.number <= OLD.number
BEGIN SELECT RAISE(ABORT, 'the head of the audit goes forward'); END;

CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the head of the audit is not removed'); END;

CREATE TRIGGER audit_head_is_one BEFORE INSERT ON audit_head
WHEN EXISTS (SELECT 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'the audit has one head'); END;
