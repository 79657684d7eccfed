package dev.drawbridge.protocol.message;

/** One message of a peer: its raw bytes and the parts of the envelope, params and results left unread. */
public sealed interface Message permits Request, Notification, Response, Failure {
    Bytes raw();
}
