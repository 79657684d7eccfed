import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Picocli's classes, which are in the format of Java 5. The runtime's cache takes none from before Java 6, and without it
 * they have to be read, verified and linked at each start. In a newer format, with the stack maps that belong to it, they
 * are the same classes.
 *
 * @param jar the jar as it was delivered
 */
record OldClasses(Path jar) {
    /**
     * Stays as it is, for it has to be read from the jar while the cache is made, and only then does the cache know that
     * it depends on jars: otherwise it is taken for jars that were exchanged (JDK-8377932).
     */
    private static final String LEFT = "picocli/CommandLine$ParameterException.class";

    static OldClasses of(List<Path> libraries) {
        return new OldClasses(Jar.named("picocli-", libraries));
    }

    /** Copies the jar with its classes in the newer format. */
    void renew(Path copy) throws IOException {
        try (URLClassLoader classes = new URLClassLoader(new URL[]{jar.toUri().toURL()})) {
            ClassFile format = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption
                    .of(ClassHierarchyResolver.ofResourceParsing(classes)));
            Jar.copy(jar, copy, (name, content) -> Optional
                    .of(name.endsWith(".class") && !name.equals(LEFT) ? renewed(format, content) : content));
        }
    }

    private static byte[] renewed(ClassFile format, byte[] content) {
        ClassModel old = format.parse(content);
        return old.majorVersion() >= ClassFile.JAVA_6_VERSION
                ? content
                : format.transformClass(old,
                        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                                .andThen((renewed, element) -> {
                                    if (element instanceof ClassFileVersion) {
                                        renewed.withVersion(ClassFile.JAVA_8_VERSION, /* minor= */ 0);
                                    } else {
                                        renewed.with(element);
                                    }
                                }));
    }
}
