-- What is marked in threads of Pi, in the order of the numbers.
CREATE TABLE pi_mark (
  number INTEGER PRIMARY KEY,
  thread TEXT    NOT NULL,
  mark   TEXT    NOT NULL,
  UNIQUE (thread, mark)
) STRICT;

-- The threads of Pi that have been put away.
CREATE TABLE pi_archived (
  thread TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The messages that wait in threads of Pi, in the order of place; checksum is a CRC-32C of detail, which says all of it.
CREATE TABLE pi_queued (
  thread   TEXT    NOT NULL,
  id       TEXT    NOT NULL,
  place    INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL,
  PRIMARY KEY (thread, id)
) STRICT;

-- The threads of Pi in which nothing that waits is sent by itself.
CREATE TABLE pi_paused (
  thread TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
