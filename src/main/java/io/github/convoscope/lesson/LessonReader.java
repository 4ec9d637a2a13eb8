package io.github.convoscope.lesson;

import io.github.convoscope.data.LocatedJson;
import io.github.convoscope.data.LocatedJson.Kind;
import io.github.convoscope.data.TextFault;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads lesson files. What is wrong in one is told with its line and left out; the rest can be
 * used.
 */
public final class LessonReader {
  private static final int MOST_STEPS = 200;

  /** A question has at most so many choices. */
  public static final int MOST_CHOICES = 6;

  private static final int LONGEST = 600;

  private final List<TextFault> faults = new ArrayList<>();
  private final StageReader stages;

  private LessonReader(LessonNames names) {
    stages = new StageReader(names, faults);
  }

  /** Whether a file is a lesson: a JSON object with steps, as far as it can be read. */
  public static boolean recognises(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".json")) {
      return false;
    }
    try {
      LocatedJson root = LocatedJson.read(file, new ArrayList<>());
      return root != null && root.members().containsKey("steps");
    } catch (Problem unreadable) {
      return false;
    }
  }

  /**
   * Reads a file.
   *
   * @param names that the lesson may use
   * @throws Problem when the file can't be read or is too large
   */
  public static LessonReading read(Path file, LessonNames names) {
    LessonReader reader = new LessonReader(names);
    LocatedJson root = LocatedJson.read(file, reader.faults);
    Lesson lesson = root == null ? null : reader.lesson(name(file), root);
    reader.faults.sort(
        Comparator.comparingInt(TextFault::line).thenComparingInt(TextFault::column));
    return new LessonReading(file, lesson, reader.faults);
  }

  /** The name of a lesson: that of its file, without the ending. */
  public static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 1 ? name : name.substring(0, dot);
  }

  private @Nullable Lesson lesson(String name, LocatedJson root) {
    JsonPart part =
        JsonPart.of(root, faults, "title", "about", "minutes", "level", "aim", "trouble", "steps");
    if (part == null) {
      return null;
    }
    LessonText title = part.text(part.need("title"));
    Double minutes = part.number("minutes", 1, LONGEST);
    LessonNotes notes =
        new LessonNotes(
            part.text("about"),
            minutes == null ? 0 : (int) Math.round(minutes),
            part.text("level"),
            part.text("aim"),
            part.text("trouble"));
    LocatedJson list = part.need("steps");
    List<LessonStep> steps = new ArrayList<>();
    List<LocatedJson> items = part.items("steps");
    for (LocatedJson item : items.subList(0, Math.min(MOST_STEPS, items.size()))) {
      LessonStep step = step(item);
      if (step != null) {
        steps.add(step);
      }
    }
    if (items.size() > MOST_STEPS) {
      faults.add(items.get(MOST_STEPS).fault(Message.of("lesson.too-many-steps", MOST_STEPS)));
    }
    if (steps.isEmpty()) {
      if (list != null && items.isEmpty() && list.kind() == Kind.ARRAY) {
        faults.add(list.fault(Message.of("lesson.no-steps")));
      }
      return null;
    }
    LessonText shown = title == null ? LessonText.of(Locale.ENGLISH, name) : title;
    return new Lesson(name, shown, notes, steps);
  }

  private @Nullable LessonStep step(LocatedJson value) {
    List<String> keys = new ArrayList<>(List.of("text", "do", "until", "ask"));
    keys.addAll(StageReader.KEYS);
    JsonPart part = JsonPart.of(value, faults, keys.toArray(String[]::new));
    if (part == null) {
      return null;
    }
    LessonText text = part.text(part.need("text"));
    LessonStage stage = stages.stage(part);
    LocatedJson ask = part.get("ask");
    LessonQuestion question = ask == null ? null : question(ask);
    return text == null ? null : new LessonStep(text, stage, task(part), question);
  }

  private @Nullable LessonTask task(JsonPart part) {
    LocatedJson until = part.get("until");
    LessonText text = part.text("do");
    if (until == null) {
      LocatedJson alone = part.get("do");
      if (alone != null) {
        faults.add(alone.fault(Message.of("lesson.do-without-until")));
      }
      return null;
    }
    LessonCondition condition = stages.condition(until);
    if (part.get("do") == null) {
      faults.add(until.fault(Message.of("lesson.until-without-do")));
    }
    return text == null || condition == null ? null : new LessonTask(text, condition);
  }

  private @Nullable LessonQuestion question(LocatedJson value) {
    JsonPart part = JsonPart.of(value, faults, "text", "choices", "hide", "then", "reveal");
    if (part == null) {
      return null;
    }
    LessonText text = part.text(part.need("text"));
    List<LocatedJson> items = part.items("choices");
    List<LessonQuestion.Choice> choices =
        items.stream()
            .limit(MOST_CHOICES)
            .map(this::choice)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    LocatedJson list = part.get("choices");
    if (list != null && (items.size() < 2 || items.size() > MOST_CHOICES)) {
      faults.add(list.fault(Message.of("lesson.choices", MOST_CHOICES)));
    }
    LocatedJson reveal = part.get("reveal");
    LessonStage stage = reveal == null ? null : stages.stage(reveal);
    if (text == null) {
      return null;
    }
    boolean choosable = choices.size() >= 2;
    return new LessonQuestion(
        text,
        choosable ? choices : List.of(),
        choosable && part.flag("hide"),
        part.text("then"),
        stage);
  }

  private LessonQuestion.@Nullable Choice choice(LocatedJson value) {
    JsonPart part = JsonPart.of(value, faults, "text", "right", "if");
    if (part == null) {
      return null;
    }
    LessonText text = part.text(part.need("text"));
    LocatedJson when = part.get("if");
    LessonCondition condition = when == null ? null : stages.condition(when);
    return text == null ? null : new LessonQuestion.Choice(text, part.flag("right"), condition);
  }
}
