package dev.drawbridge.core.project;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What projects may be called. */
public final class ProjectNames {
    /** For whoever wrote another. */
    public static final String RULE = "a project's name is 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit";

    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern UNFIT_TO_BEGIN = Pattern.compile("^[^A-Za-z0-9]+");

    private ProjectNames() {}

    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    /** The same for names that differ in capitals only. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What a directory is called by itself, in letters that a name may have; empty if it has none of them. */
    static Optional<String> of(Path directory) {
        Path last = directory.getFileName();
        String name = UNFIT_TO_BEGIN
                .matcher(UNFIT.matcher(last == null ? "" : last.toString()).replaceAll("-")).replaceAll("");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(name.substring(0, Math.min(name.length(), LONGEST)));
    }

    /** The name, or the next one like it that is free. */
    static String free(String wanted, Predicate<String> taken) {
        String name = wanted;
        for (int number = 2; taken.test(name); number++) {
            String suffix = "-" + number;
            name = wanted.substring(0, Math.min(wanted.length(), LONGEST - suffix.length())) + suffix;
        }
        return name;
    }
}
