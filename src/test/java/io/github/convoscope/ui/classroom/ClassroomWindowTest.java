package io.github.convoscope.ui.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Circle;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What helps in front of a class, in a real window by real keys. */
@NeedsDisplay
class ClassroomWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));
  private static final double[] LINE = {.2, .2, .8, .8};

  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
    window.onScreen(() -> window.workspace().padContent().set(SEVEN));
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void nothingBelowTheCurtainChanges() {
    long version = window.workspace().padContent().version().get();
    window.type(KeyCode.F7);
    window.until(() -> window.find("#curtain") != null);

    window.type(KeyCode.DELETE);
    window.type(KeyCode.A);
    window.draw(LINE);
    window.until(() -> !((Label) window.find("#curtain-hint")).getText().isEmpty());
    assertEquals(version, window.workspace().padContent().version().get());
    assertEquals(List.of(), window.workspace().pins());
    assertEquals(1, coloursOf(capture(0, 0, 400, 300)).size());

    window.type(KeyCode.F7);
    window.until(() -> window.find("#curtain") == null);
    assertEquals(version, window.workspace().padContent().version().get());
    window.type(KeyCode.DELETE);
    window.until(() -> window.workspace().padContent().blank().get());
  }

  @Test
  void escapeOpensTheCurtainAndNothingElse() {
    window.run("view.layers");
    int panels = window.shell().host().panels().size();
    window.type(KeyCode.F7);
    window.until(() -> window.find("#curtain") != null);
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.find("#curtain") == null);
    assertEquals(panels, window.shell().host().panels().size());
  }

  @Test
  void theRemoteLeadsThroughALesson() {
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file("tour")));
    window.until(() -> window.find("#lesson") != null);
    window.until(() -> at() == 0);
    window.onScreen(() -> window.find("#lesson-text").getScene().getRoot().requestFocus());
    window.type(KeyCode.PAGE_DOWN);
    window.until(() -> at() == 1);
    window.type(KeyCode.RIGHT);
    window.until(() -> at() == 2);
    window.type(KeyCode.LEFT);
    window.until(() -> at() == 1);

    window.type(KeyCode.PERIOD);
    window.until(() -> window.find("#curtain") != null);
    window.type(KeyCode.PAGE_DOWN);
    window.type(KeyCode.PERIOD);
    window.until(() -> window.find("#curtain") == null);
    assertEquals(1, at());

    window.type(KeyCode.ESCAPE);
    window.until(() -> window.find("#lesson") == null);
    window.type(KeyCode.F5);
    window.until(() -> window.find("#lesson") != null && at() == 1);
    assertTrue(window.shell().stage().isFullScreen());
  }

  @Test
  void arrowsTurnTheSceneWhereItHasTheFocus() {
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file("tour")));
    window.until(() -> window.find("#lesson") != null && at() == 0);
    window.onScreen(() -> window.find("#scene").requestFocus());
    AtomicInteger turned = new AtomicInteger();
    window.onScreen(
        () ->
            window
                .shell()
                .commands()
                .onKey(
                    (event, command) -> {
                      if (command.id().equals("view.orbit-right")) {
                        turned.incrementAndGet();
                      }
                    }));
    window.type(KeyCode.RIGHT);
    window.until(() -> turned.get() == 1);
    assertEquals(0, at());
  }

  /** The number of the lesson's step. */
  private int at() {
    Node dots = window.find("#lesson-dots");
    List<Node> all = dots == null ? List.of() : dots.lookupAll(".lesson-dot").stream().toList();
    AtomicInteger past = new AtomicInteger();
    all.forEach(dot -> past.addAndGet(dot.getStyleClass().contains("past") ? 1 : 0));
    return all.isEmpty() ? -1 : past.get();
  }

  @Test
  void thePictureStandsStillWhileTheWindowGoesOn() {
    window.type(KeyCode.F8);
    window.until(() -> window.find("#still-picture") != null);
    Bounds pad = bounds("#pad");
    WritableImage before = settled(pad);

    window.draw(LINE);
    window.upToDate();
    assertEquals(2, window.workspace().padContent().drawing().strokes().size());
    assertEquals(pixels(before), pixels(settled(pad)));

    window.type(KeyCode.F8);
    window.until(() -> window.find("#still-picture") == null);
    window.until(() -> !pixels(captureNow(pad)).equals(pixels(before)));
  }

  @Test
  void aStepIsNotTakenBehindTheStillPicture() {
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file("tour")));
    window.until(() -> window.find("#lesson") != null && at() == 0);
    window.type(KeyCode.F8);
    window.until(() -> window.find("#still-picture") != null);
    Bounds sign = bounds("#still-sign");
    assertFalse(sign.intersects(bounds("#legend")));
    assertFalse(sign.intersects(bounds("#lesson")));

    window.type(KeyCode.PAGE_DOWN);
    window.until(() -> window.find("#still-picture") == null);
    assertEquals(0, at());
    window.type(KeyCode.SPACE);
    window.until(() -> at() == 1);
  }

  @Test
  void keysAreShownAsTheyArePressed() {
    window.type(KeyCode.A);
    window.until(() -> !window.workspace().pins().isEmpty());
    assertNull(window.find("#shown-keys"));

    window.type(KeyCode.F9);
    window.type(KeyCode.C);
    window.until(() -> window.find("#shown-keys") != null);
    assertEquals("C", ((Label) window.find("#shown-key")).getText());
    assertEquals(Messages.text("card.edges"), ((Label) window.find("#shown-command")).getText());
    window.until(() -> window.find("#shown-keys") == null);
  }

  @Test
  void aRingFollowsThePointerInProjectorModeOnly() {
    window.onScreen(() -> window.workspace().settings().projector().set(false));
    assertNull(window.find("#pointer-halo"));
    window.onScreen(() -> window.workspace().settings().projector().set(true));
    window.until(() -> window.find("#pointer-halo") != null);
    Point2D corner = new Point2D(window.shell().stage().getX(), window.shell().stage().getY());
    new FxRobot().moveTo(corner.add(300, 300)).moveTo(corner.add(320, 310));
    Circle ring = (Circle) window.find(".pointer-halo");
    window.until(
        () ->
            ring.isVisible()
                && ring.localToScreen(ring.getCenterX(), ring.getCenterY())
                        .distance(corner.add(320, 310))
                    < 1);
    window.run("classroom.halo");
    window.until(() -> window.find("#pointer-halo") == null);
  }

  @Test
  void aLockedWindowStaysOnItsLesson() {
    AtomicInteger asked = new AtomicInteger();
    window.onScreen(() -> window.shell().askForFilesBy(new Counted(asked)));
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file("tour")));
    window.until(() -> window.find("#lesson") != null && at() == 0);
    window.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    window.until(() -> window.shell().lock().isClosed());
    window.until(() -> window.find(".menu-bar") == null && window.find("#locked-line") != null);

    window.type(KeyCode.CONTROL, KeyCode.O);
    window.until(() -> told().contains(Messages.text("ui.locked")));
    dismiss();
    window.type(KeyCode.CONTROL, KeyCode.V);
    window.until(() -> told().contains(Messages.text("ui.locked")));
    dismiss();
    window.run("file.open");
    window.run("training.show");
    assertEquals(0, asked.get());
    assertEquals(1, window.shell().host().panels().size());
    window.onScreen(() -> assertNull(window.shell().fileDialogues().open(QUESTION)));
    window.until(() -> told().equals(Messages.text("ui.locked.refused")));
    dismiss();

    window.type(KeyCode.ESCAPE);
    window.until(() -> told().equals(Messages.text("lesson.locked")));
    assertNotNull(window.find("#lesson"));
    window.onScreen(
        () ->
            Event.fireEvent(
                window.shell().stage(),
                new WindowEvent(window.shell().stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    assertTrue(window.shell().stage().isShowing());
    window.type(KeyCode.SPACE);
    window.until(() -> at() == 1);

    window.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    window.until(() -> window.find(".menu-bar") != null && window.find("#locked-line") == null);
    assertFalse(window.shell().lock().isClosed());
    window.run("file.open");
    assertEquals(1, asked.get());
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.find("#lesson") == null);
  }

  private static final FileDialogues.Question QUESTION = FileDialogues.Question.titled("Open");

  private record Counted(AtomicInteger asked) implements FileDialogues {
    @Override
    public Path open(Question question) {
      asked.incrementAndGet();
      return null;
    }

    @Override
    public Path save(Question question) {
      return open(question);
    }

    @Override
    public Path folder(Question question) {
      return open(question);
    }
  }

  private String told() {
    var notice = window.workspace().notices().current().get();
    return notice == null ? "" : notice.text();
  }

  private void dismiss() {
    window.onScreen(() -> window.workspace().notices().dismiss());
  }

  private Bounds bounds(String selector) {
    AtomicReference<Bounds> found = new AtomicReference<>();
    window.onScreen(
        () -> {
          Node node = window.find(selector);
          found.set(node.localToScreen(node.getLayoutBounds()));
        });
    return found.get();
  }

  /** A part of the screen, once two captures in turn are equal. */
  private WritableImage settled(Bounds part) {
    AtomicReference<WritableImage> last = new AtomicReference<>(captureNow(part));
    window.until(
        () -> {
          WritableImage next = captureNow(part);
          return pixels(next).equals(pixels(last.getAndSet(next)));
        });
    return last.get();
  }

  private WritableImage capture(double x, double y, double width, double height) {
    double left = window.shell().stage().getX() + x;
    double top = window.shell().stage().getY() + y;
    return settled(new BoundingBox(left, top, width, height));
  }

  private WritableImage captureNow(Bounds part) {
    AtomicReference<WritableImage> image = new AtomicReference<>();
    window.onScreen(
        () ->
            image.set(
                new Robot()
                    .getScreenCapture(
                        null, part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight())));
    return image.get();
  }

  private static List<Integer> pixels(WritableImage image) {
    List<Integer> all = new ArrayList<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        all.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return all;
  }

  private static List<Integer> coloursOf(WritableImage image) {
    return pixels(image).stream().distinct().toList();
  }
}
