package io.github.convoscope.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The program's own classes and those of its tests, read once for all rules about them. */
final class ProgramClasses {
  static final String ROOT = "io.github.convoscope";

  /** Read when a rule asks for them: the two processes that run the tests seldom need both. */
  private static final class Program {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(place -> !place.contains("/test-classes/"))
            .importPackages(ROOT);
  }

  private static final class Tests {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(place -> place.contains("/test-classes/"))
            .importPackages(ROOT);
  }

  private ProgramClasses() {}

  /** Classes of the program. */
  static JavaClasses classes() {
    return Program.CLASSES;
  }

  /** Classes of the tests. */
  static JavaClasses tests() {
    return Tests.CLASSES;
  }

  /** All packages of the program that have classes, named from the root: {@code ui.pad}. */
  static Set<String> packages() {
    return Program.CLASSES.stream()
        .map(ProgramClasses::packageOf)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The package of a class, named from the root. */
  static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.length() > ROOT.length() ? name.substring(ROOT.length() + 1) : "";
  }

  /** Whether a class belongs to the program or its tests. */
  static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT);
  }

  /** A pattern for a package, named from the root, and all below it. */
  static String within(String name) {
    return ROOT + "." + name + "..";
  }
}
