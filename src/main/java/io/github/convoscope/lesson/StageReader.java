package io.github.convoscope.lesson;

import io.github.convoscope.data.LocatedJson;
import io.github.convoscope.data.LocatedJson.Kind;
import io.github.convoscope.data.TextFault;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Reads what a step shows, and its conditions. */
final class StageReader {
  /** The keys of a stage. */
  static final List<String> KEYS =
      List.of(
          "network",
          "arrangement",
          "palette",
          "relief",
          "camera",
          "drawing",
          "picture",
          "pin",
          "off",
          "show",
          "play");

  private static final List<String> RELIEFS = List.of("off", "usual", "tall");
  private static final List<String> VERDICTS = List.of("sure", "unsure", "not a digit");
  private static final int MOST_POINTS = 5000;
  private static final int MOST_OFF = 100;
  private static final double FARTHEST = 10_000;
  private static final double STEEPEST = 88;

  /** The longer side of a digit, as a part of the pad. */
  private static final double DIGIT_SIZE = 0.66;

  private final LessonNames names;
  private final List<TextFault> faults;

  StageReader(LessonNames names, List<TextFault> faults) {
    this.names = names;
    this.faults = faults;
  }

  /** Reads an object that is a stage and nothing else; null where it is no object. */
  @Nullable LessonStage stage(LocatedJson value) {
    JsonPart part = JsonPart.of(value, faults, KEYS.toArray(String[]::new));
    return part == null ? null : stage(part);
  }

  /** Reads the stage among an object's keys. */
  LessonStage stage(JsonPart part) {
    List<LessonUnit> off = new ArrayList<>();
    for (LocatedJson one : part.items("off").stream().limit(MOST_OFF).toList()) {
      LessonUnit unit = part.unit(one);
      if (unit != null) {
        off.add(unit);
      }
    }
    List<String> show = new ArrayList<>();
    for (LocatedJson one : part.items("show").stream().limit(MOST_OFF).toList()) {
      String name = part.name(one, names.parts());
      if (name != null && !show.contains(name)) {
        show.add(name);
      }
    }
    return new LessonStage(
        network(part),
        part.name(part.get("arrangement"), names.arrangements()),
        part.name(part.get("palette"), names.palettes()),
        part.name(part.get("relief"), RELIEFS),
        camera(part),
        input(part),
        part.unit(part.get("pin")),
        off,
        show,
        part.flag("play"));
  }

  private @Nullable String network(JsonPart part) {
    LocatedJson value = part.get("network");
    String network = part.string(value);
    if (network != null && value != null && !names.network().test(network)) {
      faults.add(value.fault(Message.of("lesson.no-network", network)));
      return null;
    }
    return network;
  }

  private @Nullable LessonCamera camera(JsonPart part) {
    LocatedJson value = part.get("camera");
    if (value == null) {
      return null;
    }
    if (value.kind() == Kind.TEXT) {
      String name = part.string(value);
      return name == null || name.equals("home")
          ? LessonCamera.HOME
          : new LessonCamera(name, null, null);
    }
    JsonPart angles = JsonPart.of(value, faults, "azimuth", "elevation");
    if (angles == null) {
      return null;
    }
    Double azimuth = angles.number("azimuth", -180, 180);
    Double elevation = angles.number("elevation", -STEEPEST, STEEPEST);
    if (value.members().isEmpty()) {
      faults.add(value.fault(Message.of("lesson.missing", "azimuth")));
    }
    return new LessonCamera(null, azimuth, elevation);
  }

  private @Nullable LessonInput input(JsonPart part) {
    LocatedJson drawn = part.get("drawing");
    LocatedJson picture = part.get("picture");
    if (drawn != null && picture != null) {
      faults.add(picture.fault(Message.of("lesson.two-inputs")));
    }
    if (drawn == null) {
      String name = part.name(picture, names.pictures());
      return name == null ? null : new LessonInput(null, name);
    }
    return switch (drawn.kind()) {
      case TEXT -> part.name(drawn, List.of("own")) == null ? null : LessonInput.OWN;
      case NUMBER -> digit(drawn);
      case ARRAY -> strokes(drawn);
      default -> {
        faults.add(drawn.fault(Message.of("lesson.no-drawing")));
        yield null;
      }
    };
  }

  private @Nullable LessonInput digit(LocatedJson value) {
    double number = value.number();
    if (number != Math.rint(number) || number < 0 || number > 9) {
      faults.add(value.fault(Message.of("lesson.no-drawing")));
      return null;
    }
    int digit = (int) number;
    return new LessonInput(large(digit), null);
  }

  /** A digit of the handwriting model, large and in the middle of the pad; always the same one. */
  private static Drawing large(int digit) {
    String style = Handwriting.styles(digit).get(0);
    Drawing drawn = Handwriting.digit(digit, style, 0, new SplittableRandom(1));
    Drawing.Box box = drawn.box();
    if (box == null) {
      return drawn;
    }
    double scale = DIGIT_SIZE * Pad.SIZE / Math.max(box.width(), box.height());
    double middle = Pad.SIZE / 2.0;
    return drawn.scaledThenMoved(
        scale, middle - scale * box.centreX(), middle - scale * box.centreY());
  }

  private @Nullable LessonInput strokes(LocatedJson value) {
    List<Stroke> strokes = new ArrayList<>();
    int points = 0;
    for (LocatedJson list : value.items()) {
      List<Double> numbers = new ArrayList<>();
      for (LocatedJson point : list.items()) {
        boolean right =
            point.items().size() == 2
                && point.items().stream()
                    .allMatch(
                        one -> one.kind() == Kind.NUMBER && Math.abs(one.number()) <= FARTHEST);
        if (!right || ++points > MOST_POINTS) {
          faults.add(point.fault(Message.of("lesson.no-point", MOST_POINTS)));
          return null;
        }
        point.items().forEach(one -> numbers.add(one.number()));
      }
      if (list.kind() != Kind.ARRAY || numbers.isEmpty()) {
        faults.add(list.fault(Message.of("lesson.no-drawing")));
        return null;
      }
      strokes.add(Stroke.of(numbers.stream().mapToDouble(one -> one).toArray()));
    }
    return new LessonInput(Drawing.of(strokes), null);
  }

  /** Reads a condition; null where it is none. */
  @Nullable LessonCondition condition(LocatedJson value) {
    JsonPart part =
        JsonPart.of(value, faults, "answer", "not", "verdict", "pinned", "open", "off", "drawn");
    if (part == null) {
      return null;
    }
    if (value.members().isEmpty()) {
      faults.add(value.fault(Message.of("lesson.no-condition")));
      return null;
    }
    LessonCondition read =
        new LessonCondition(
            label(part, "answer"),
            label(part, "not"),
            part.name(part.get("verdict"), VERDICTS),
            part.string(part.get("pinned")),
            part.name(part.get("open"), names.parts()),
            part.string(part.get("off")),
            part.flag("drawn"));
    boolean empty = read.equals(new LessonCondition(null, null, null, null, null, null, false));
    return empty ? null : read;
  }

  /** The label of a class; a digit may be written as a number. */
  private @Nullable String label(JsonPart part, String key) {
    LocatedJson value = part.get(key);
    if (value != null && value.kind() == Kind.NUMBER && value.number() == (int) value.number()) {
      return String.valueOf((int) value.number());
    }
    return part.string(value);
  }
}
