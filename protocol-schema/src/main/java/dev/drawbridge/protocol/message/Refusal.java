package dev.drawbridge.protocol.message;

/** Why a text is not a message, in the words its sender is told. */
public enum Refusal {
    MALFORMED(ErrorCode.PARSE_ERROR, "Parse error: send one well-formed JSON object in UTF-8"), TOO_DEEP(
            ErrorCode.INVALID_REQUEST,
            "Invalid request: arrays and objects are nested too deeply"), TOO_LONG(ErrorCode.INVALID_REQUEST,
                    "Invalid request: the message is too long"), NOT_AN_OBJECT(ErrorCode.INVALID_REQUEST,
                            "Invalid request: send one JSON object a message, no batches"), DUPLICATE_MEMBER(
                                    ErrorCode.INVALID_REQUEST,
                                    "Invalid request: a member of the envelope is given twice"), BAD_ID(
                                            ErrorCode.INVALID_REQUEST,
                                            "Invalid request: id must be a string or an integer"), BAD_METHOD(
                                                    ErrorCode.INVALID_REQUEST,
                                                    "Invalid request: method must be a string"), BAD_ERROR(
                                                            ErrorCode.INVALID_REQUEST,
                                                            "Invalid request: error must be an object"), NO_SHAPE(
                                                                    ErrorCode.INVALID_REQUEST,
                                                                    "Invalid request: send either a method, or an id with one of result and error");

    private final ErrorCode code;
    private final String sentence;

    Refusal(ErrorCode code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public ErrorCode code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
