package io.github.convoscope.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The floors (docs/architecture.md): a package uses only packages on lower floors. Packages under
 * one first name, such as {@code ui.pad} and {@code ui.card}, may use each other, without cycles.
 */
class FloorsTest {
  /** First names of packages, from the ground up. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("network", "message"),
          Set.of("task", "drawing", "colour"),
          Set.of("engine", "modelfile", "data", "layout", "evaluation"),
          Set.of("model"),
          Set.of("explain"),
          Set.of("scene", "training", "lesson"),
          Set.of("ui"),
          Set.of("cli"));

  /** Packages in {@code ui} that are no features: what features are built on, and their bench. */
  private static final Set<String> NO_FEATURES =
      Set.of("ui.live", "ui.platform", "ui.neuron", "ui.bench");

  private final JavaClasses classes = ProgramClasses.classes();

  static List<String> firstNames() {
    return FLOORS.stream().flatMap(floor -> floor.stream().sorted()).toList();
  }

  @ParameterizedTest
  @MethodSource("firstNames")
  void usesOnlyLowerFloors(String name) {
    String[] forbidden =
        IntStream.range(floorOf(name), FLOORS.size())
            .mapToObj(FLOORS::get)
            .flatMap(Set::stream)
            .filter(other -> !other.equals(name))
            .map(ProgramClasses::within)
            .toArray(String[]::new);
    if (forbidden.length == 0) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage(ProgramClasses.within(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because(
            "a package that knows only what is below it can be read, tested and replaced without"
                + " the rest")
        .check(classes);
  }

  @Test
  void everyFirstNameHasItsFloor() {
    assertEquals(
        new TreeSet<>(firstNames()),
        ProgramClasses.packages().stream()
            .map(name -> name.split("\\.")[0])
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching(ProgramClasses.ROOT + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle can only be understood, tested and changed together")
        .check(classes);
  }

  @Test
  void featuresDoNotKnowEachOther() {
    Set<String> found = new TreeSet<>();
    for (JavaClass from : classes) {
      String name = ProgramClasses.packageOf(from);
      from.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(ProgramClasses::isOurs)
          .map(ProgramClasses::packageOf)
          .filter(to -> isFeature(to) && isBelowOrBeside(name) && !to.equals(name))
          .forEach(to -> found.add(name + " " + to));
    }
    assertEquals(
        Set.of(),
        found,
        "features meet in the workspace, so that one can be added or taken out without the others");
  }

  private static boolean isFeature(String name) {
    return name.startsWith("ui.") && !NO_FEATURES.contains(name);
  }

  /** Features, and what they are built on: they must not know a feature. */
  private static boolean isBelowOrBeside(String name) {
    return (name.equals("ui") || name.startsWith("ui.")) && !name.equals("ui.bench");
  }

  private static int floorOf(String name) {
    return IntStream.range(0, FLOORS.size())
        .filter(floor -> FLOORS.get(floor).contains(name))
        .findFirst()
        .orElseThrow();
  }
}
