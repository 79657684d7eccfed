package dev.drawbridge.server.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The answer to {@code --version}: the build's version, then the Java runtime inside the image. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[]{"drawbridge " + ofTheBuild(), "Java " + Runtime.version()};
    }

    /** What the jar's manifest says; classes that were never packed into a jar have no version. */
    public static String ofTheBuild() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
