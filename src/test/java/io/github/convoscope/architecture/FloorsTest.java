package io.github.convoscope.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The floors of the house (docs/architecture.md): a package uses only packages on lower floors. */
class FloorsTest {
  /** From the ground up. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("network", "work"),
          Set.of("drawing", "colour"),
          Set.of("engine", "data", "layout"),
          Set.of("explain", "evaluation", "lesson"),
          Set.of("scene", "training", "session"),
          Set.of("ui"),
          Set.of("cli"));

  private final JavaClasses classes = ProgramClasses.classes();

  static List<String> packages() {
    return FLOORS.stream().flatMap(floor -> floor.stream().sorted()).toList();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void usesOnlyLowerFloors(String name) {
    int floor = floorOf(name);
    String[] forbidden =
        IntStream.range(floor, FLOORS.size())
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
                + " the rest, and cycles cannot begin")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void everyPackageHasItsFloor() {
    Set<String> known = new TreeSet<>(packages());
    Set<String> strangers =
        classes.getPackage(ProgramClasses.ROOT).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .filter(name -> !known.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(strangers.isEmpty(), () -> "packages on no floor: " + strangers);
  }

  /** Parts of a package may build on one another, but not in a circle. */
  @Test
  void partsOfAPackageFormNoCircle() {
    Map<String, Set<String>> uses = new TreeMap<>();
    classes.forEach(
        from ->
            from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(ProgramClasses.ROOT + "."))
                .filter(target -> !target.getPackageName().equals(from.getPackageName()))
                .forEach(
                    target ->
                        uses.computeIfAbsent(from.getPackageName(), name -> new TreeSet<>())
                            .add(target.getPackageName())));
    Set<String> circles = new TreeSet<>();
    uses.forEach(
        (from, targets) -> {
          for (String to : targets) {
            if (from.compareTo(to) < 0 && uses.getOrDefault(to, Set.of()).contains(from)) {
              circles.add(from + " and " + to);
            }
          }
        });
    assertTrue(circles.isEmpty(), () -> "packages that use each other: " + circles);
  }

  private static int floorOf(String name) {
    return IntStream.range(0, FLOORS.size())
        .filter(floor -> FLOORS.get(floor).contains(name))
        .findFirst()
        .orElseThrow();
  }
}
