package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.util.Locale;
import org.junit.jupiter.api.function.Executable;

/** What a person is told of a file that is wrong. */
final class Problems {
  private Problems() {}

  /** The sentence of the problem that must come; it names the file and has only one line. */
  static String sentence(String fileName, Executable reading) {
    Problem problem = assertThrows(Problem.class, reading);
    assertEquals(Problem.Kind.INPUT, problem.kind());
    String sentence = Messages.text(problem.what(), Locale.ENGLISH);
    assertTrue(sentence.contains(fileName), sentence);
    assertFalse(sentence.contains("{"), sentence);
    assertFalse(sentence.contains("\n"), sentence);
    return sentence;
  }
}
