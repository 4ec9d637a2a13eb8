package io.github.convoscope.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Placement;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes drawings as JSON, one or an array of them (datasets/README.md):
 *
 * <pre>{@code
 * StrokesFile.writeOne(Path.of("eight.json"), LabelledDrawing.of(drawing));
 * // {"label": 8, "writer": 1, "strokes": [[[x, y], ...], ...]}; unknown keys are ignored
 * Drawing again = StrokesFile.readOne(Path.of("eight.json")).drawing();
 * }</pre>
 *
 * <p>Drawings of other tools are read too: a third number of a point, such as its time, is passed
 * over; Quick, Draw! drawings (raw, simplified or .ndjson, whose first line counts) have all x and
 * all y of a stroke in lists, and are made to fit the pad.
 *
 * <p>Files may come from anyone, so their size, the number of points and every number are checked.
 */
public final class StrokesFile {
  /** The largest number of points of a drawing. */
  public static final int MOST_POINTS = 100_000;

  /** The largest size of a file with one drawing, in bytes. */
  public static final long MOST_BYTES = 8L << 20;

  private static final long MOST_BYTES_OF_MANY = 512L << 20;
  private static final double FARTHEST = 1e6;
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;

  /** Whether a file is a drawing by its name. */
  public static boolean recognises(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || isLines(file);
  }

  /** Whether a file has a document on each line. */
  private static boolean isLines(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ndjson");
  }

  private StrokesFile(Path file) {
    this.file = file;
  }

  /**
   * Reads one drawing, or an array with one drawing in it.
   *
   * @throws Problem when the file can't be read, is too large or is no such file
   */
  public static LabelledDrawing readOne(Path file) {
    return new StrokesFile(file).parse(MOST_BYTES, true).get(0);
  }

  /**
   * Reads an array of drawings (or a single one).
   *
   * @throws Problem when the file can't be read, is too large or is no such file
   */
  public static List<LabelledDrawing> readAll(Path file) {
    return new StrokesFile(file).parse(MOST_BYTES_OF_MANY, false);
  }

  /** Writes one drawing. */
  public static void writeOne(Path file, LabelledDrawing drawing) {
    AtomicFile.write(
        file,
        out -> {
          try (JsonGenerator json = JSON.createGenerator(out)) {
            write(json, drawing);
            json.writeRaw('\n');
          }
        });
  }

  /** Writes an array of drawings, one line each. */
  public static void writeAll(Path file, List<LabelledDrawing> drawings) {
    AtomicFile.write(
        file,
        out -> {
          try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (LabelledDrawing drawing : drawings) {
              json.writeRaw('\n');
              write(json, drawing);
            }
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeRaw('\n');
          }
        });
  }

  private static void write(JsonGenerator json, LabelledDrawing labelled) throws IOException {
    json.writeStartObject();
    if (labelled.label() != null) {
      json.writeNumberField("label", labelled.label());
    }
    if (labelled.writer() != null) {
      json.writeNumberField("writer", labelled.writer());
    }
    if (labelled.style() != null) {
      json.writeStringField("style", labelled.style());
    }
    json.writeArrayFieldStart("strokes");
    for (Stroke stroke : labelled.drawing().strokes()) {
      json.writeStartArray();
      for (int i = 0; i < stroke.size(); i++) {
        json.writeStartArray();
        writeShort(json, stroke.x(i));
        writeShort(json, stroke.y(i));
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeShort(JsonGenerator json, double value) throws IOException {
    if (value == (long) value) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  private List<LabelledDrawing> parse(long mostBytes, boolean single) {
    try {
      if (!Files.isRegularFile(file)) {
        throw wrong(Files.exists(file) ? "data.not-a-file" : "data.no-file");
      }
      boolean lines = isLines(file);
      if (Files.size(file) > mostBytes && !(single && lines)) {
        throw wrong("data.too-large");
      }
      try (JsonParser json = JSON.createParser(file.toFile())) {
        List<LabelledDrawing> drawings = new ArrayList<>();
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_OBJECT) {
          drawings.add(drawing(json));
          while (lines && !single && json.nextToken() == JsonToken.START_OBJECT) {
            drawings.add(drawing(json));
          }
        } else if (first == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            drawings.add(drawing(json));
          }
          expect(json.currentToken() == JsonToken.END_ARRAY);
        } else {
          expect(false);
        }
        expect(lines || json.nextToken() == null);
        expect(!single || !drawings.isEmpty());
        if (single && first == JsonToken.START_ARRAY && drawings.size() > 1) {
          throw Problem.input(Message.of("data.many-drawings", file, drawings.size()));
        }
        return drawings;
      }
    } catch (JsonProcessingException e) {
      throw Problem.input(Message.of("data.not-strokes", file), e);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }

  private LabelledDrawing drawing(JsonParser json) throws IOException {
    Integer label = null;
    Integer writer = null;
    String style = null;
    List<Stroke> strokes = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      switch (key) {
        case "label" -> label = whole(json, value);
        case "writer" -> writer = whole(json, value);
        case "style" -> style = value == JsonToken.VALUE_STRING ? json.getText() : null;
        case "strokes" -> {
          expect(value == JsonToken.START_ARRAY && strokes == null);
          strokes = strokes(json);
        }
        case "drawing" -> {
          expect(value == JsonToken.START_ARRAY && strokes == null);
          strokes = Placement.CENTRED.apply(Drawing.of(quickDraw(json))).strokes();
        }
        default -> json.skipChildren();
      }
      if (value.isStructStart() && json.currentToken() == value) {
        json.skipChildren();
      }
    }
    if (strokes == null) {
      throw wrong("data.no-strokes");
    }
    return new LabelledDrawing(label, writer, style, Drawing.of(strokes));
  }

  private static @Nullable Integer whole(JsonParser json, JsonToken value) throws IOException {
    return value == JsonToken.VALUE_NUMBER_INT ? (Integer) json.getIntValue() : null;
  }

  private List<Stroke> strokes(JsonParser json) throws IOException {
    List<Stroke> strokes = new ArrayList<>();
    int points = 0;
    while (isList(json)) {
      Stroke stroke = null;
      while (isList(json)) {
        double x = coordinate(json);
        double y = coordinate(json);
        JsonToken more = json.nextToken();
        while (more != null && more.isScalarValue()) {
          more = json.nextToken();
        }
        expect(more == JsonToken.END_ARRAY);
        count(++points);
        stroke = stroke == null ? Stroke.at(x, y) : stroke.plus(x, y);
      }
      if (stroke != null) {
        strokes.add(stroke);
      }
    }
    return strokes;
  }

  /**
   * Strokes as Quick, Draw! keeps them: a list of x, one of y, and in raw drawings one of times.
   */
  private List<Stroke> quickDraw(JsonParser json) throws IOException {
    List<Stroke> strokes = new ArrayList<>();
    int points = 0;
    while (isList(json)) {
      List<List<Double>> numbers = new ArrayList<>();
      while (isList(json)) {
        List<Double> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(number(json));
          count(points + list.size());
        }
        numbers.add(list);
      }
      expect(numbers.size() >= 2 && numbers.get(0).size() == numbers.get(1).size());
      points += numbers.get(0).size();
      double[] xy = new double[2 * numbers.get(0).size()];
      for (int i = 0; i < xy.length; i++) {
        xy[i] = bounded(numbers.get(i % 2).get(i / 2));
      }
      if (xy.length > 0) {
        strokes.add(Stroke.of(xy));
      }
    }
    return strokes;
  }

  /** Whether another list begins; else the list around it must end here. */
  private boolean isList(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
      throw wrong(token == JsonToken.START_OBJECT ? "data.strokes-of-objects" : "data.not-strokes");
    }
    return token == JsonToken.START_ARRAY;
  }

  private void count(int points) {
    if (points > MOST_POINTS) {
      throw Problem.input(Message.of("data.too-many-points", file, MOST_POINTS));
    }
  }

  private double coordinate(JsonParser json) throws IOException {
    json.nextToken();
    return bounded(number(json));
  }

  private double number(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    expect(token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT);
    return json.getDoubleValue();
  }

  private double bounded(double value) {
    if (!(Math.abs(value) <= FARTHEST)) {
      throw wrong("data.bad-coordinate");
    }
    return value;
  }

  private void expect(boolean right) {
    if (!right) {
      throw wrong("data.not-strokes");
    }
  }

  private Problem wrong(String key) {
    return Problem.input(Message.of(key, file));
  }
}
