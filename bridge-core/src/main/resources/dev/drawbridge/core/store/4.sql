-- The devices that may come in; here and below checksum is a CRC-32C of detail, which says all of it.
CREATE TABLE device (
  number   INTEGER PRIMARY KEY,
  key      TEXT    NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;

-- The browsers in which a device has shown who it is.
CREATE TABLE web_session (
  number   INTEGER PRIMARY KEY,
  key      TEXT    NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;

-- The passwords by which devices come in.
CREATE TABLE login (
  number   INTEGER PRIMARY KEY,
  key      TEXT    NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;
