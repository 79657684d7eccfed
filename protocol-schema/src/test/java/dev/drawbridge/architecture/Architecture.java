package dev.drawbridge.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that a module keeps; its {@code ArchitectureTest} applies them to the module's own classes. */
public interface Architecture {
    String PROTOCOL = "dev.drawbridge.protocol..";
    String CORE = "dev.drawbridge.core..";
    String SERVER = "dev.drawbridge.server..";

    @Test
    default void dependenciesPointDownwards() {
        program(noClasses().that().resideInAPackage(PROTOCOL).should().dependOnClassesThat()
                .resideInAnyPackage(CORE, SERVER));
        program(noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat()
                .resideInAPackage(SERVER));
    }

    @Test
    default void packagesFormNoCircle() {
        program(slices().matching("dev.drawbridge.(**)").should().beFreeOfCycles());
    }

    @Test
    default void onlyTheServerKnowsItsTransportAndItsCommandLine() {
        program(noClasses().that().resideInAnyPackage(PROTOCOL, CORE).should().dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "picocli..", "java.net.http..",
                        "com.sun.net.httpserver.."));
    }

    @Test
    default void onlyTheStoreKnowsJdbc() {
        program(noClasses().that().resideOutsideOfPackage("dev.drawbridge.core.store").should()
                .dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite.."));
    }

    @Test
    default void onlyTheCommandLineWritesToTheConsole() {
        program(noClasses().that().resideOutsideOfPackage("dev.drawbridge.server.cli..").should(
                ACCESS_STANDARD_STREAMS));
    }

    @Test
    default void logsGoThroughSlf4j() {
        program(noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging.."));
    }

    @Test
    default void aPackageIsNamedAfterItsSubject() {
        everything(noClasses().should(resideInAnyPackage("..util..", "..utils..", "..impl..", "..internal..",
                "..common..", "..helper..", "..helpers..", "..manager..", "..misc..")));
    }

    @Test
    default void everyPackageIsNullMarked() {
        everything(classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, type.getPackage().isAnnotatedWith(NullMarked.class),
                        type.getPackageName() + " has no package-info.java that says so"));
            }
        }));
    }

    /** Applies a rule to what the module delivers. */
    private static void program(ArchRule rule) {
        rule.allowEmptyShould(true).check(Module.PROGRAM);
    }

    /** Applies a rule to what the module delivers and to its tests. */
    private static void everything(ArchRule rule) {
        rule.check(Module.EVERYTHING);
    }
}
