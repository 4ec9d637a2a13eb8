package io.github.convoscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.github.convoscope.NeedsDisplay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A test that opens a window says so, so that it is skipped where there is no display. */
class DisplayTest {
  private static final List<Class<?>> DISPLAY =
      List.of(Window.class, Platform.class, FxToolkit.class, FxRobot.class);

  @Test
  void everyTestThatOpensAWindowIsMarked() {
    Set<String> opening = opening();
    assertTrue(opening.size() > 5, () -> "too few use a display: " + opening);
    Set<String> unmarked =
        ProgramClasses.tests().stream()
            .filter(type -> opening.contains(topLevel(type)))
            .flatMap(type -> type.getMethods().stream())
            .filter(DisplayTest::isTest)
            .filter(method -> !isMarked(method))
            .map(method -> method.getOwner().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unmarked, "tests that open a window without @NeedsDisplay");
  }

  /** Classes that use a display, themselves or through a test's helper. */
  private static Set<String> opening() {
    Set<String> opening = new TreeSet<>();
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : ProgramClasses.tests()) {
      if (!ProgramClasses.packageOf(type).equals("architecture")) {
        List<JavaClass> all = used(type).toList();
        if (all.stream().anyMatch(DisplayTest::isDisplay)) {
          opening.add(topLevel(type));
        }
        used.computeIfAbsent(topLevel(type), name -> new TreeSet<>())
            .addAll(all.stream().map(DisplayTest::topLevel).toList());
      }
    }
    int before = -1;
    while (opening.size() > before) {
      before = opening.size();
      used.forEach(
          (type, others) -> {
            if (others.stream().anyMatch(opening::contains)) {
              opening.add(type);
            }
          });
    }
    return opening;
  }

  private static boolean isDisplay(JavaClass type) {
    return DISPLAY.stream().anyMatch(type::isAssignableTo);
  }

  private static Stream<JavaClass> used(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType());
  }

  private static String topLevel(JavaClass type) {
    String name = type.getName();
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }

  private static boolean isTest(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(one -> one.getRawType().getName())
        .anyMatch(name -> name.startsWith("org.junit.jupiter") && name.endsWith("Test"));
  }

  private static boolean isMarked(JavaMethod method) {
    return method.isAnnotatedWith(NeedsDisplay.class)
        || method.getOwner().isAnnotatedWith(NeedsDisplay.class);
  }
}
