package io.github.convoscope.ui;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.network.LayerKind;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** What the window shows without a command that opens it: after a drawing, a picture, an error. */
final class WindowStates {
  private static final List<LayerKind> PINNED = List.of(LayerKind.CONVOLUTION, LayerKind.OUTPUT);

  /** What shows pictures in colours, or is as long as the network. */
  private static final List<String> BESIDE_A_PHOTOGRAPH =
      List.of(
          "saliency.show",
          "saliency.sheet",
          "steps.show",
          "whatif.switch-off",
          "comparison.keep",
          "filters.show",
          "view.layers",
          "network.show");

  /** Lessons whose second step needs a panel, and that panel. */
  private static final Map<String, String> LESSONS =
      Map.of("who-cheats", "hunt", "watch-it-learn", "training", "break-it", "breaking");

  /** A lesson with a task and a question, all fields of which are filled. */
  private static final String WHOLE =
      """
      {"title": {"en": "Own"}, "steps": [{"text": {"en": "Look at [[conv1]]."}, "do": {"en": "Draw a 3."},
        "until": {"answer": "3"}, "ask": {"text": {"en": "Why?"}, "hide": true, "choices": [
          {"text": {"en": "It sees"}, "right": true}, {"text": {"en": "It knows"}}], "then": {"en": "So."}}}]}
      """;

  private final WindowTour tour;
  private final TestWindow window;
  private final Drawing drawing;
  private final Path folder;

  WindowStates(WindowTour tour, TestWindow window, Drawing drawing, Path folder) {
    this.tour = tour;
    this.window = window;
    this.drawing = drawing;
    this.folder = folder;
  }

  /** All of them by name; each begins with nothing open. */
  Map<String, Runnable> all() {
    Map<String, Runnable> states = new LinkedHashMap<>();
    states.put("an empty pad", () -> put(Drawing.EMPTY));
    states.put("several digits drawn", this::drawSeveral);
    states.put("a picture of several digits", this::bring);
    states.put("a long error", this::complain);
    states.put("the welcome", this::welcome);
    states.put("a network that learns", this::train);
    states.put("two seeds", this::compareSeeds);
    LESSONS.forEach(
        (name, panel) -> states.put("a lesson beside " + panel, () -> teach(name, panel)));
    states.put("a lesson's fields", this::editALesson);
    states.put("a network without a card", this::openWithoutCard);
    states.put("the network for photographs", this::switchNetwork);
    for (String tool : List.of("brush", "rubber", "cover", "adjust", "frame")) {
      states.put("a photograph, " + tool, () -> choose(null, "photo." + tool));
    }
    states.put("a photograph, pictures", () -> choose(null, "photo.gallery"));
    for (LayerKind kind : PINNED) {
      states.put("a photograph, " + kind, () -> choose(kind, "photo.frame"));
    }
    for (String command : BESIDE_A_PHOTOGRAPH) {
      states.put("a photograph, " + command, () -> choose(LayerKind.OUTPUT, command));
    }
    return states;
  }

  private void put(Drawing some) {
    tour.show(null);
    window.onScreen(() -> window.workspace().padContent().set(some));
    tour.settle();
  }

  /** A 2, a 0 and a 5 beside each other. */
  private void drawSeveral() {
    List<Stroke> strokes = new ArrayList<>();
    double left = 30;
    for (int label : new int[] {2, 0, 5}) {
      Drawing digit = sample(label).scaledThenMoved(0.35, 0, 0);
      Drawing.Box box = digit.box();
      strokes.addAll(digit.scaledThenMoved(1, left - box.left(), 180 - box.top()).strokes());
      left += box.width() + 50;
    }
    put(Drawing.of(strokes));
    window.until(() -> window.find("#drawn-row") != null);
    tour.settle();
  }

  private static Drawing sample(int label) {
    for (LabelledDrawing one : StrokesFile.readAll(ShippedFiles.samples())) {
      if (one.label() != null && one.label() == label && !one.isHard()) {
        return one.drawing();
      }
    }
    throw new IllegalStateException("no sample of a " + label);
  }

  /** A white sheet with a ring and, beside it, an upright stroke. */
  private void bring() {
    tour.show(null);
    BufferedImage sheet = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 300, 200);
    graphics.setColor(Color.BLUE);
    graphics.setStroke(new BasicStroke(8));
    graphics.drawOval(60, 60, 60, 80);
    graphics.drawLine(200, 60, 200, 140);
    graphics.dispose();
    window.onScreen(() -> window.workspace().padContent().show(ImageFile.bring(sheet)));
    window.until(() -> window.find("#digit-1") != null);
    tour.settle();
  }

  private void complain() {
    tour.show(null);
    Problem problem = Problem.input(Message.of("ui.unknown-file", "a-file-with-a-long-name.xyz"));
    window.onScreen(() -> window.workspace().notices().problem(problem));
    tour.settle();
  }

  /** Its lines stay when it has played to the end. */
  private void welcome() {
    tour.show(null);
    window.run("welcome.show");
    window.until(() -> !window.workspace().padContent().drawing().equals(drawing));
    window.until(() -> window.workspace().padContent().drawing().equals(drawing));
    tour.settle();
  }

  private void train() {
    tour.show(null, "training.show");
    window.until(() -> window.find("#room-moment-step") != null);
    String before = ((Label) window.find("#room-moment-step")).getText();
    window.onScreen(() -> ((Button) window.find("#room-one-step")).fire());
    window.until(() -> !((Label) window.find("#room-moment-step")).getText().equals(before));
    tour.settle();
  }

  private void compareSeeds() {
    train();
    window.onScreen(() -> ((Hyperlink) window.find("#room-second-seed")).fire());
    window.until(() -> window.find("#two-seeds-conv1") != null);
    tour.settle();
  }

  /** As the menu of networks does; the pad then has a picture to begin with. */
  private void switchNetwork() {
    tour.show(null);
    window.run("network.photos");
    window.until(() -> window.workspace().model().get().spec().labels().contains("airplane"));
    tour.settle();
  }

  /** With the network that was switched to last. */
  private void choose(@Nullable LayerKind pinned, String command) {
    tour.show(pinned);
    window.onScreen(() -> window.workspace().padContent().restorePhoto());
    tour.settle();
    window.run(command);
    tour.settle();
  }

  /** Opens a lesson and goes to its second step, beside whose text a panel is open. */
  private void teach(String lesson, String panel) {
    tour.show(null);
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file(lesson)));
    window.until(() -> window.find("#lesson") != null);
    tour.settle();
    Node asked = window.find(".lesson-choices");
    if (asked != null && asked.isVisible()) {
      // First shows what was asked.
      window.run("lesson.next");
    }
    window.run("lesson.next");
    window.until(() -> window.find("#" + panel) != null);
    tour.settle();
  }

  private void editALesson() {
    tour.show(null);
    try {
      Path file = Files.writeString(folder.resolve("whole.json"), WHOLE);
      window.onScreen(() -> window.shell().openers().open(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    window.until(() -> window.find("#lesson") != null);
    tour.settle();
    window.onScreen(
        () -> window.shell().commands().get("lesson.edit").selected().orElseThrow().set(true));
    window.until(() -> window.find("#lesson-edit-choice-1") != null);
    tour.settle();
  }

  private void openWithoutCard() {
    tour.show(null);
    try {
      Path file = SmallModels.maps(folder, 3, 32, 32);
      window.onScreen(() -> window.shell().openers().open(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    window.until(() -> window.shell().host().dialogue().get() != null);
    tour.settle();
  }
}
