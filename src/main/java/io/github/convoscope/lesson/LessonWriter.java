package io.github.convoscope.lesson;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.Json;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes lessons as files that {@link LessonReader} reads as the same lessons. */
public final class LessonWriter {
  private LessonWriter() {}

  /** Writes a lesson. */
  public static void write(Path file, Lesson lesson) {
    byte[] bytes = text(lesson).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /** The text of a lesson's file. */
  public static String text(Lesson lesson) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("title", lesson.title().byLanguage());
    LessonNotes notes = lesson.notes();
    put(root, "about", notes.about());
    if (notes.minutes() > 0) {
      root.put("minutes", notes.minutes());
    }
    put(root, "level", notes.level());
    put(root, "aim", notes.aim());
    put(root, "trouble", notes.trouble());
    root.put("steps", lesson.steps().stream().map(LessonWriter::step).toList());
    return Json.pretty(root);
  }

  private static Map<String, Object> step(LessonStep step) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", step.text().byLanguage());
    object.putAll(stage(step.stage()));
    LessonTask task = step.task();
    if (task != null) {
      object.put("do", task.text().byLanguage());
      object.put("until", condition(task.until()));
    }
    LessonQuestion question = step.question();
    if (question != null) {
      object.put("ask", question(question));
    }
    return object;
  }

  private static Map<String, Object> question(LessonQuestion question) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", question.text().byLanguage());
    if (!question.choices().isEmpty()) {
      object.put("choices", question.choices().stream().map(LessonWriter::choice).toList());
    }
    if (question.hide()) {
      object.put("hide", true);
    }
    put(object, "then", question.then());
    if (question.reveal() != null) {
      object.put("reveal", stage(question.reveal()));
    }
    return object;
  }

  private static Map<String, Object> choice(LessonQuestion.Choice choice) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", choice.text().byLanguage());
    if (choice.right()) {
      object.put("right", true);
    }
    if (choice.when() != null) {
      object.put("if", condition(choice.when()));
    }
    return object;
  }

  private static Map<String, Object> condition(LessonCondition condition) {
    Map<String, Object> object = new LinkedHashMap<>();
    put(object, "answer", condition.answer());
    put(object, "not", condition.notAnswer());
    put(object, "verdict", condition.verdict());
    put(object, "pinned", condition.pinned());
    put(object, "open", condition.open());
    put(object, "off", condition.off());
    if (condition.drawn()) {
      object.put("drawn", true);
    }
    return object;
  }

  private static Map<String, Object> stage(LessonStage stage) {
    Map<String, Object> object = new LinkedHashMap<>();
    put(object, "network", stage.network());
    put(object, "arrangement", stage.arrangement());
    put(object, "palette", stage.palette());
    put(object, "relief", stage.relief());
    put(object, "camera", camera(stage.camera()));
    LessonInput input = stage.input();
    if (input != null) {
      put(object, "picture", input.picture());
      if (input.picture() == null) {
        object.put("drawing", input.drawing() == null ? "own" : strokes(input.drawing()));
      }
    }
    put(object, "pin", stage.pin() == null ? null : stage.pin().text());
    if (!stage.off().isEmpty()) {
      object.put("off", stage.off().stream().map(LessonUnit::text).toList());
    }
    if (!stage.show().isEmpty()) {
      object.put("show", stage.show());
    }
    if (stage.play()) {
      object.put("play", true);
    }
    return object;
  }

  private static @Nullable Object camera(@Nullable LessonCamera camera) {
    if (camera == null || camera.layer() != null) {
      return camera == null ? null : camera.layer();
    }
    if (camera.equals(LessonCamera.HOME)) {
      return "home";
    }
    Map<String, Object> angles = new LinkedHashMap<>();
    put(angles, "azimuth", camera.azimuth());
    put(angles, "elevation", camera.elevation());
    return angles;
  }

  private static List<List<double[]>> strokes(Drawing drawing) {
    List<List<double[]>> strokes = new ArrayList<>();
    for (Stroke stroke : drawing.strokes()) {
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < stroke.size(); i++) {
        points.add(new double[] {stroke.x(i), stroke.y(i)});
      }
      strokes.add(points);
    }
    return strokes;
  }

  private static void put(Map<String, Object> into, String key, @Nullable Object value) {
    if (value != null) {
      into.put(key, value instanceof LessonText text ? text.byLanguage() : value);
    }
  }
}
