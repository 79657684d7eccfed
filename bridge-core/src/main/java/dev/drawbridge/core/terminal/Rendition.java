package dev.drawbridge.core.terminal;

/** The numbers by which a program chooses how characters look (SGR). */
record Rendition(Params params) {
    long applied(long before) {
        long style = before;
        int i = 0;
        if (params.count() == 0) {
            return Style.PLAIN;
        }
        while (i < params.count()) {
            int number = params.at(i);
            if (number == 38 || number == 48) {
                int[] colour = new int[1];
                int next = colour(i + 1, colour);
                if (colour[0] != 0) {
                    style = number == 38
                            ? Style.coloured(style, colour[0])
                            : Style.grounded(style, colour[0]);
                }
                i = next;
            } else if (number == 58) {
                i = colour(i + 1, new int[1]);
            } else if (number == 4 && params.isPart(i + 1)) {
                style = Style.underlined(style, params.at(i + 1));
                i = afterParts(i + 1);
            } else {
                style = one(style, number);
                i = afterParts(i + 1);
            }
        }
        return style;
    }

    private int afterParts(int from) {
        int i = from;
        while (params.isPart(i)) {
            i++;
        }
        return i;
    }

    /** Reads a colour; 0 if it is none. Returns where it ends. */
    private int colour(int from, int[] colour) {
        boolean parts = params.isPart(from);
        int end = parts ? afterParts(from) : from;
        if (params.at(from) == 5) {
            colour[0] = Style.indexed(params.at(from + 1));
            return parts ? end : from + 2;
        }
        if (params.at(from) == 2) {
            // with colons, a colour space may stand before the colour
            int first = parts && end - from > 4 ? from + 2 : from + 1;
            colour[0] = Style.direct(params.at(first), params.at(first + 1), params.at(first + 2));
            return parts ? end : from + 4;
        }
        return parts ? end : from + 1;
    }

    private static long one(long style, int number) {
        return switch (number) {
            case 0 -> Style.PLAIN;
            case 1 -> Style.with(style, Style.BOLD);
            case 2 -> Style.with(style, Style.DIM);
            case 3 -> Style.with(style, Style.ITALIC);
            case 4 -> Style.underlined(style, 1);
            case 5, 6 -> Style.with(style, Style.BLINKING);
            case 7 -> Style.with(style, Style.INVERSE);
            case 8 -> Style.with(style, Style.INVISIBLE);
            case 9 -> Style.with(style, Style.STRUCK);
            case 21 -> Style.underlined(style, 2);
            case 22 -> Style.without(style, Style.BOLD | Style.DIM);
            case 23 -> Style.without(style, Style.ITALIC);
            case 24 -> Style.underlined(style, 0);
            case 25 -> Style.without(style, Style.BLINKING);
            case 27 -> Style.without(style, Style.INVERSE);
            case 28 -> Style.without(style, Style.INVISIBLE);
            case 29 -> Style.without(style, Style.STRUCK);
            case 39 -> Style.coloured(style, 0);
            case 49 -> Style.grounded(style, 0);
            case 53 -> Style.with(style, Style.OVERLINED);
            case 55 -> Style.without(style, Style.OVERLINED);
            default -> palette(style, number);
        };
    }

    private static long palette(long style, int number) {
        if (number >= 30 && number <= 37) {
            return Style.coloured(style, Style.indexed(number - 30));
        }
        if (number >= 40 && number <= 47) {
            return Style.grounded(style, Style.indexed(number - 40));
        }
        if (number >= 90 && number <= 97) {
            return Style.coloured(style, Style.indexed(number - 82));
        }
        if (number >= 100 && number <= 107) {
            return Style.grounded(style, Style.indexed(number - 92));
        }
        return style;
    }
}
