package io.github.convoscope.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.convoscope.architecture.ProgramClasses.within;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.drawing.Normaliser;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules for the whole program, each with its reason. */
class RulesTest {
  private final JavaClasses program = ProgramClasses.classes();

  @Test
  void onlyOnePackageKnowsDeeplearning4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("engine.dl4j"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
        .because(
            "a network is data to everyone else, so that another engine can stand behind the same"
                + " interface, and native memory has one owner")
        .check(program);
  }

  @Test
  void onlyTheModelPackageOpensModels() {
    noClasses()
        .that()
        .resideOutsideOfPackages(within("model"), within("modelfile"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(within("modelfile"))
        .orShould()
        .callMethod(ModelCardFile.class, "read", Path.class)
        .because(
            "a file and its card must become the same model wherever they are opened: window,"
                + " command line, training and benches")
        .check(program);
  }

  /**
   * Let through: training varies pen and place of a drawing on purpose, and the gallery draws
   * thumbnails.
   */
  @Test
  void onlyTheEncoderMakesInputs() {
    noClasses()
        .that()
        .resideOutsideOfPackages(within("model"), within("drawing"))
        .and()
        .haveNameNotMatching(".*\\.(training\\.\\w+(Examples|Augmentation)|ui\\.pad\\.Gallery)")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Normaliser.class)
        .because(
            "window and command line must give a network the same numbers for the same drawing")
        .check(program);
  }

  @Test
  void onlyFilesAreJson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(within("data"), within("modelfile"), within("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .because("what a file looks like is the business of those who read and write files")
        .check(program);
  }

  @Test
  void onlyTheScreenKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackages(within("ui"), within("scene"), within("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "com.sun.javafx..", "com.sun.prism..", "org.fxyz3d..")
        .because("everything below the screen must run, and be tested, without a display")
        .check(program);
  }

  @Test
  void onlyThePlatformPackageReachesIntoJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("ui.platform"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("com.sun..", "sun..", "jdk.internal..")
                .and(not(resideInAnyPackage("com.sun.jna..", "com.sun.management.."))))
        .because(
            "what is not published may be gone in the next release; one package can be switched off"
                + " where it is")
        .check(program);
  }

  @Test
  void onlyThePlatformPackageCallsNativeFunctions() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("ui.platform"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .because("a wrong call of a native function ends the program without a word")
        .check(program);
  }

  /**
   * OneDnnHelpers is let through: DL4J has no other way to get its own oneDNN convolutions, and it
   * goes on without them where the field is not there.
   */
  @Test
  void onlyThePlatformPackageUsesReflection() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("ui.platform"))
        .and()
        .doNotHaveFullyQualifiedName(ProgramClasses.ROOT + ".engine.dl4j.OneDnnHelpers")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethodWhere(opensClosedMembers())
        .because("the compiler does not check it, and it breaks with the next release")
        .check(program);
  }

  private static DescribedPredicate<JavaMethodCall> opensClosedMembers() {
    return describe(
        "finds a class by its name or opens a private member",
        call ->
            Set.of("forName", "setAccessible", "privateLookupIn")
                .contains(call.getTarget().getName()));
  }

  @Test
  void onlyTheCommandLinePrints() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
        .because("standard output belongs to the command that was asked")
        .check(program.that(resideOutsideOfPackage(within("cli"))));
  }

  @Test
  void onlyWorkersMakesThreads() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ProgramClasses.ROOT + ".task.Workers")
        .should()
        .callConstructor(Thread.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .orShould()
        .callConstructor(Thread.class, String.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.concurrent.Executors.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Timer.class)
        .because(
            "threads that are made in one place have names, end with the program, and can be"
                + " replaced by the calling thread in tests")
        .check(program);
  }

  @Test
  void everyFormatNamesItsLanguage() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .because(
            "a file or a command must read the same on a German system, where 0.5 is written 0,5")
        .check(program);
  }

  @Test
  void noAwt() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.awt..", "javax.swing..")
                .and(not(resideInAPackage("java.awt.image"))))
        .because(
            "a second toolkit costs start-up time and memory and needs a display; its image"
                + " classes, which need none, serve to read and write image files")
        .check(program);
  }

  @Test
  void imageFilesAreReadWithoutTheScreen() {
    noClasses()
        .that()
        .resideOutsideOfPackages(within("data"), within("ui"), within("cli"), within("scene"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.imageio..")
        .because("image files are read and written by the floors that read and write files")
        .check(program);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        program.getPackage(ProgramClasses.ROOT).getSubpackagesInTree().stream()
            .filter(part -> !part.getClasses().isEmpty())
            .filter(part -> !part.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(
        unmarked.isEmpty(),
        () ->
            "null is only allowed where it says @Nullable, and the compiler checks it, in packages"
                + " that are @NullMarked; these are not: "
                + unmarked);
  }

  @Test
  void logsGoThroughSlf4j() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ProgramClasses.ROOT + ".cli.LogConfiguration")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
        .because("one way to log can be configured in one place")
        .check(program);
  }
}
