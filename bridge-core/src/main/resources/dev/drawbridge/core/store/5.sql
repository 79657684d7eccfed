-- The directories in which devices may start threads; checksum is a CRC-32C of detail, which says all of it.
CREATE TABLE project (
  number   INTEGER PRIMARY KEY,
  key      TEXT    NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;
