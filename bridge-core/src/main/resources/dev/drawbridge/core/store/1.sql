-- All times are milliseconds since 1970.

-- A run of the bridge; closed when it ended, or when the next one found that it had been killed.
CREATE TABLE epoch (
  id      INTEGER PRIMARY KEY,
  name    TEXT    NOT NULL UNIQUE,
  started INTEGER NOT NULL,
  closed  INTEGER
) STRICT;

-- What is known of a thread; live is the epoch that follows it, or 0.
CREATE TABLE thread (
  id      INTEGER PRIMARY KEY,
  name    TEXT    NOT NULL UNIQUE,
  floor   INTEGER NOT NULL,
  last    INTEGER NOT NULL,
  live    INTEGER NOT NULL,
  turn    TEXT    NOT NULL,
  touched INTEGER NOT NULL
) STRICT;

-- The last number that was given out to a thread in an epoch.
CREATE TABLE span (
  thread INTEGER NOT NULL,
  epoch  INTEGER NOT NULL,
  last   INTEGER NOT NULL,
  PRIMARY KEY (thread, epoch)
) STRICT, WITHOUT ROWID;

-- A message, or a run of deltas; ids are in the order of writing, checksum is a CRC-32C of everything else.
CREATE TABLE kept (
  id       INTEGER PRIMARY KEY,
  thread   INTEGER NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  size     INTEGER NOT NULL,
  written  INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  family   TEXT    NOT NULL,
  marks    BLOB    NOT NULL,
  message  BLOB    NOT NULL
) STRICT;

CREATE INDEX kept_in_order ON kept (thread, last, first, size);
CREATE INDEX kept_in_family ON kept (thread, family, last) WHERE family <> '';

-- What was sent under a key, which is kept as a digest; answer is null while there is none.
CREATE TABLE receipt (
  key    BLOB    PRIMARY KEY,
  at     INTEGER NOT NULL,
  answer BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX receipt_in_order ON receipt (at);
