package io.github.convoscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of classes and packages. */
class NamesTest {
  private static final Path DOCUMENT = Path.of("docs/architecture.md");
  private static final Pattern QUOTED = Pattern.compile("`([a-z0-9]+(?:\\.[a-z0-9]+)*)`");

  @Test
  void noTwoClassesShareASimpleName() {
    Map<String, Set<String>> named = new TreeMap<>();
    Stream.concat(ProgramClasses.classes().stream(), ProgramClasses.tests().stream())
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .forEach(
            type ->
                named
                    .computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                    .add(type.getName()));
    Map<String, Set<String>> shared = new TreeMap<>(named);
    shared.values().removeIf(types -> types.size() == 1);
    assertEquals(Map.of(), shared, "a reader who meets a name should find one class");
  }

  /** In a row of the table of floors, every word in back quotes is a package. */
  @Test
  void theDocumentsFloorsNameEveryPackageAndNoOther() throws IOException {
    Set<String> documented =
        floorRows().stream()
            .flatMap(row -> QUOTED.matcher(row).results())
            .map((MatchResult word) -> word.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(ProgramClasses.packages(), documented);
  }

  /** Rows of the table whose head begins with "floor". */
  private static List<String> floorRows() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int head = 0;
    while (!lines.get(head).startsWith("| floor |")) {
      head++;
    }
    List<String> rows =
        lines.subList(head + 2, lines.size()).stream()
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertTrue(rows.size() > 4, "no table of floors in " + DOCUMENT);
    return rows;
  }
}
