package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads names of classes from a text file in UTF-8: one label a line, from class 0 on. Empty lines
 * at the end are passed over.
 */
public final class LabelsFile {
  /** The file that is looked for beside a model. */
  public static final String NAME = "labels.txt";

  private static final int MOST_BYTES = 1 << 20;
  private static final int LONGEST_LABEL = 200;

  private LabelsFile() {}

  /** The labels file of a model file; it may be missing. */
  public static Path beside(Path model) {
    return model.resolveSibling(NAME);
  }

  /**
   * Reads a file.
   *
   * @return at least one label
   * @throws Problem when it can't be read or is no list of labels
   */
  public static List<String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw wrong(Files.exists(file) ? "data.not-a-file" : "data.no-file", file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw wrong("data.too-large", file);
      }
      return labels(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), file);
    } catch (CharacterCodingException e) {
      throw Problem.input(Message.of("data.not-labels", file), e);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }

  private static List<String> labels(String text, Path file) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<String> labels = new ArrayList<>();
    for (String line : content.stripTrailing().lines().toList()) {
      String label = line.strip();
      boolean clean = label.codePoints().noneMatch(Character::isISOControl);
      if (label.isEmpty() || label.length() > LONGEST_LABEL || !clean) {
        throw wrong("data.not-labels", file);
      }
      labels.add(label);
    }
    if (labels.isEmpty()) {
      throw wrong("data.not-labels", file);
    }
    return labels;
  }

  private static Problem wrong(String key, Path file) {
    return Problem.input(Message.of(key, file));
  }
}
