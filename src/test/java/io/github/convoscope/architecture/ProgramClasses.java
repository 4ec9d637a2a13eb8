package io.github.convoscope.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The program's own classes, read once for all the rules about them. */
final class ProgramClasses {
  static final String ROOT = "io.github.convoscope";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("/test-classes/"))
          .importPackages(ROOT);

  private ProgramClasses() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** A pattern for a package of the house and all below it. */
  static String within(String name) {
    return ROOT + "." + name + "..";
  }
}
