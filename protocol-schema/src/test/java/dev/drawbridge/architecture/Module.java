package dev.drawbridge.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_JARS;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of the module whose tests are running. */
final class Module {
    static final JavaClasses PROGRAM = imported(
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS));
    static final JavaClasses EVERYTHING = imported(new ClassFileImporter());

    private Module() {}

    /** Leaves the libraries unread: the rules look at the names of what is used, and reading takes half a minute. */
    private static JavaClasses imported(ClassFileImporter importer) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return importer.withImportOption(DO_NOT_INCLUDE_JARS).importPackages("dev.drawbridge");
        });
    }
}
