package io.github.convoscope.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One thing has one name on screen, and a plain one; the glossary says which. */
class PlainWordsTest {
  /** Texts of the command line and of files, which use the words of their field. */
  private static final Set<String> NOT_ON_SCREEN =
      Set.of("bench", "cli", "engine", "film", "keras", "modelfile", "onnx", "snapshot");

  /** What is not said, and what is said in its place. */
  private static final Map<Pattern, String> IN_PLACE_OF =
      Map.of(
          Pattern.compile("(?i)\\bclamp"), "hold, held",
          Pattern.compile("(?i)completeness gap|\\bgap \\{"), "sum is off by",
          Pattern.compile("(?i)patch ×|× kernel"), "inputs × filter",
          Pattern.compile("(?i)lead over"), "answer, not the second",
          Pattern.compile("^Atlas$"), "what every unit looks for",
          Pattern.compile("(?i)count(s|ed|ing)? from (1|one)\\b"), "counted from 0");

  @Test
  void textsOnScreenUseTheWordsOfTheGlossary() {
    List<String> others = new ArrayList<>();
    int texts = 0;
    for (String file : TextFiles.names()) {
      if (file.contains("_") || NOT_ON_SCREEN.contains(file)) {
        continue;
      }
      for (Map.Entry<String, String> text : TextFiles.read(file).entrySet()) {
        texts++;
        IN_PLACE_OF.forEach(
            (word, better) -> {
              if (word.matcher(text.getValue()).find()) {
                others.add(text + ": say \u201c" + better + "\u201d");
              }
            });
      }
    }
    assertTrue(texts > 500, texts + " texts");
    assertEquals(List.of(), others);
  }
}
