package io.github.convoscope.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that knows where it stands in its file, so that a person who writes the file by hand
 * can be told the line of a mistake.
 *
 * <pre>{@code
 * List<TextFault> faults = new ArrayList<>();
 * LocatedJson root = LocatedJson.read(file, faults);
 * LocatedJson title = root.members().get("title"); // title.line() is its line
 * }</pre>
 */
public final class LocatedJson {
  /** What a value is. */
  public enum Kind {
    /** Keys with values. */
    OBJECT,
    /** Values in their order. */
    ARRAY,
    /** A string. */
    TEXT,
    /** A finite number. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** Null. */
    NOTHING
  }

  private static final long MOST_BYTES = 1L << 20;

  /** Deeper files are refused; none that is meant for people is. */
  private static final int DEEPEST = 40;

  private static final JsonFactory JSON = new JsonFactory();

  private final Kind kind;
  private final int line;
  private final int column;
  private final Map<String, LocatedJson> members = new LinkedHashMap<>();
  private final List<LocatedJson> items = new ArrayList<>();
  private String text = "";
  private double number;

  private LocatedJson(Kind kind, JsonLocation at) {
    this.kind = kind;
    line = Math.max(1, at.getLineNr());
    column = Math.max(1, at.getColumnNr());
  }

  /**
   * Reads a file.
   *
   * @param faults receives what is wrong with the text: a mistake in the notation ends the reading,
   *     a key that is there twice does not
   * @return the value in the file; null where the notation is wrong
   * @throws Problem when the file can't be read or is larger than 1 MB
   */
  public static @Nullable LocatedJson read(Path file, List<TextFault> faults) {
    try {
      if (!Files.isRegularFile(file)) {
        throw wrong(Files.exists(file) ? "data.not-a-file" : "data.no-file", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw wrong("data.too-large", file);
      }
      try (JsonParser json = JSON.createParser(file.toFile())) {
        return whole(json, faults);
      }
    } catch (JsonProcessingException mistake) {
      JsonLocation at = mistake.getLocation();
      faults.add(
          new TextFault(
              at == null ? 1 : Math.max(1, at.getLineNr()),
              at == null ? 1 : Math.max(1, at.getColumnNr()),
              Message.of("data.not-json", firstLine(mistake.getOriginalMessage()))));
      return null;
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }

  private static Problem wrong(String key, Path file) {
    return Problem.input(Message.of(key, file));
  }

  private static String firstLine(@Nullable String said) {
    return said == null ? "" : said.lines().findFirst().orElse("");
  }

  private static @Nullable LocatedJson whole(JsonParser json, List<TextFault> faults)
      throws IOException {
    if (json.nextToken() == null) {
      faults.add(new TextFault(1, 1, Message.of("data.empty-json")));
      return null;
    }
    LocatedJson root = value(json, faults, 0);
    if (root != null && json.nextToken() != null) {
      faults.add(fault(json.currentTokenLocation(), Message.of("data.more-json")));
    }
    return root;
  }

  private static TextFault fault(JsonLocation at, Message what) {
    return new TextFault(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), what);
  }

  /** Reads the value that begins with the parser's token; null where it is too deep. */
  private static @Nullable LocatedJson value(JsonParser json, List<TextFault> faults, int depth)
      throws IOException {
    JsonLocation at = json.currentTokenLocation();
    if (depth > DEEPEST) {
      faults.add(fault(at, Message.of("data.deep-json", DEEPEST)));
      return null;
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json, faults, depth);
      case START_ARRAY -> {
        LocatedJson array = new LocatedJson(Kind.ARRAY, at);
        while (json.nextToken() != JsonToken.END_ARRAY) {
          LocatedJson item = value(json, faults, depth + 1);
          if (item == null) {
            yield null;
          }
          array.items.add(item);
        }
        yield array;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        LocatedJson number = new LocatedJson(Kind.NUMBER, at);
        number.number = Double.parseDouble(json.getText());
        if (!Double.isFinite(number.number)) {
          faults.add(fault(at, Message.of("data.large-number")));
          number.number = 0;
        }
        yield number;
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        LocatedJson flag = new LocatedJson(Kind.FLAG, at);
        flag.number = json.getBooleanValue() ? 1 : 0;
        yield flag;
      }
      case VALUE_STRING -> {
        LocatedJson string = new LocatedJson(Kind.TEXT, at);
        string.text = json.getText();
        yield string;
      }
      default -> new LocatedJson(Kind.NOTHING, at);
    };
  }

  private static @Nullable LocatedJson object(JsonParser json, List<TextFault> faults, int depth)
      throws IOException {
    LocatedJson object = new LocatedJson(Kind.OBJECT, json.currentTokenLocation());
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      JsonLocation at = json.currentTokenLocation();
      json.nextToken();
      LocatedJson member = value(json, faults, depth + 1);
      if (member == null) {
        return null;
      }
      if (object.members.putIfAbsent(key, member) != null) {
        faults.add(fault(at, Message.of("data.key-twice", key)));
      }
    }
    return object;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** Its line, counted from 1. */
  public int line() {
    return line;
  }

  /** The column of its first character, counted from 1. */
  public int column() {
    return column;
  }

  /** An object's values by their keys, in their order; empty for other values. */
  public Map<String, LocatedJson> members() {
    return members;
  }

  /** An array's values; empty for other values. */
  public List<LocatedJson> items() {
    return items;
  }

  /** A string's text; empty for other values. */
  public String text() {
    return text;
  }

  /** A number, finite; 0 for other values. */
  public double number() {
    return kind == Kind.NUMBER ? number : 0;
  }

  /** True for the value {@code true}. */
  public boolean isTrue() {
    return kind == Kind.FLAG && number == 1;
  }

  /** Says at this place what is wrong. */
  public TextFault fault(Message what) {
    return new TextFault(line, column, what);
  }
}
