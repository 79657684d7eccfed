package dev.drawbridge.protocol.message;

/** The code of a JSON-RPC error as it stands on the wire. */
public enum ErrorCode {
    PARSE_ERROR(-32700), INVALID_REQUEST(-32600), METHOD_NOT_FOUND(-32601), INVALID_PARAMS(
            -32602), INTERNAL_ERROR(-32603), OVERLOADED(-32001), NOT_FOUND(-32002), AGENT_RESTARTED(
                    -32003), NOT_ALLOWED(-32004), ALREADY_ANSWERED(-32005), AGENT_UNAVAILABLE(-32006);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
