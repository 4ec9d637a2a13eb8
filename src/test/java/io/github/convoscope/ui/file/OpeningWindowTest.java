package io.github.convoscope.ui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.LabelsFile;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.InputOrigin;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.FileOpening;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.pad.PadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slow files, several files, files that are given up, and the question for a model card. */
@NeedsDisplay
class OpeningWindowTest {
  @TempDir private Path folder;

  private TestWindow window() {
    return new TestWindow(
        () -> List.of(new FileFeature(new ModelOpener()), new PadFeature(folder.resolve("absent"))),
        TestWindow.untrainedDigits());
  }

  private static void open(TestWindow window, Path file) {
    window.onScreen(() -> window.shell().openers().open(file));
  }

  @Test
  void theLatestOfTwoFilesWins() throws IOException {
    Path first = SmallModels.maps(folder, 1, 28, 28);
    Path second = SmallModels.flat(folder, 784);
    try (TestWindow window = window()) {
      Model before = window.workspace().model().get();
      window.onScreen(
          () -> {
            window.shell().openers().open(first);
            window.shell().openers().open(second);
          });
      window.until(() -> window.workspace().model().get() != before);
      window.upToDate();
      assertEquals(second, window.workspace().model().get().path());
      assertNull(window.shell().openers().opening().get());
    }
  }

  @Test
  void aSlowFileShowsABarAndCanBeGivenUp() throws IOException {
    Path slow = Files.writeString(folder.resolve("slow.other"), "slow");
    CountDownLatch reached = new CountDownLatch(1);
    AtomicReference<Progress> progress = new AtomicReference<>();
    try (TestWindow window = window()) {
      Model before = window.workspace().model().get();
      window.onScreen(
          () -> {
            window
                .shell()
                .openers()
                .add(
                    (file, asked) -> {
                      progress.set(asked);
                      reached.countDown();
                      while (true) {
                        asked.check();
                        Thread.onSpinWait();
                      }
                    });
            window.shell().openers().open(slow);
          });
      window.until(() -> window.shell().scene().lookup("#cancel-opening") != null);
      assertEquals(0, reached.getCount());
      // The window stays live meanwhile.
      window.draw(.25, .25, .7, .25, .5, .8);
      window.upToDate();
      assertFalse(window.workspace().padContent().drawing().isEmpty());
      FileOpening opening = window.shell().openers().opening().get();
      assertNotNull(opening);
      window.onScreen(() -> ((Button) window.shell().scene().lookup("#cancel-opening")).fire());
      window.until(() -> window.shell().openers().opening().get() == null);
      assertTrue(progress.get().cancelled());
      assertNull(window.shell().scene().lookup("#cancel-opening"));
      assertSame(before, window.workspace().model().get());
    }
  }

  @Test
  void theSameModelTwiceInARowIsShownOnceAndTheWindowStaysLive() throws IOException {
    Path file = SmallModels.maps(folder, 1, 28, 28);
    try (TestWindow window = window()) {
      List<Path> shown = new CopyOnWriteArrayList<>();
      window.onScreen(
          () -> {
            window
                .workspace()
                .model()
                .addListener((observed, before, now) -> shown.add(now.path()));
            window.shell().openers().open(file);
            window.shell().openers().open(file);
          });
      window.draw(.25, .25, .7, .25, .5, .8);
      window.until(() -> !shown.isEmpty() && window.shell().openers().opening().get() == null);
      LiveFrame frame = window.upToDate();
      assertEquals(List.of(file), shown);
      assertEquals(file, window.workspace().model().get().path());
      assertFalse(frame.request().drawing().isEmpty(), "what was drawn meanwhile is there");
    }
  }

  @Test
  void aModelGivenUpHalfWayChangesNothing() throws IOException {
    Path file = SmallModels.maps(folder, 3, 32, 32);
    try (TestWindow window = window()) {
      Model before = window.workspace().model().get();
      CountDownLatch stopped = new CountDownLatch(1);
      window.onScreen(
          () -> {
            window
                .shell()
                .openers()
                .add((path, progress) -> readAndGiveUp(window, path, progress, stopped));
            window.shell().openers().open(file);
          });
      window.until(() -> stopped.getCount() == 0);
      window.draw(.25, .25, .7, .25, .5, .8);
      assertEquals(28 * 28, window.upToDate().input().length);
      assertSame(before, window.workspace().model().get());
      assertNull(window.shell().openers().opening().get());
      assertNull(window.workspace().notices().current().get(), "that is no error");
    }
  }

  /** Reads a model with the real reader, and gives it up at the first part that is done. */
  private static Runnable readAndGiveUp(
      TestWindow window, Path file, Progress progress, CountDownLatch stopped) {
    Progress givingUp =
        new Progress() {
          @Override
          public void report(double part, Message doing) {
            progress.report(part, doing);
            if (part > 0) {
              window.onScreen(window.shell().openers()::cancel);
            }
          }

          @Override
          public boolean cancelled() {
            return progress.cancelled();
          }
        };
    try {
      Model never = new ModelOpener().open(file, OpenOptions.NONE.watched(givingUp));
      return () -> window.workspace().show(never);
    } catch (CancelledException expected) {
      stopped.countDown();
      throw expected;
    }
  }

  @Test
  void aFileOfAnotherProgramIsToldAndChangesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("model.pb"), "<!DOCTYPE html><html></html>");
    try (TestWindow window = window()) {
      Model before = window.workspace().model().get();
      open(window, file);
      window.until(() -> window.workspace().notices().current().get() != null);
      window.onScreen(
          () ->
              assertTrue(window.workspace().notices().current().get().text().contains("web page")));
      assertSame(before, window.workspace().model().get());
    }
  }

  @Test
  void theCardIsAskedForOnceAndKept() throws IOException {
    Path model = SmallModels.maps(folder, 3, 32, 32);
    Files.writeString(LabelsFile.beside(model), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    try (TestWindow window = window()) {
      open(window, model);
      window.until(() -> window.shell().host().dialogue().get() != null);
      window.until(() -> !text(window, "#card-answers").isEmpty());
      String guessed = text(window, "#card-answers");
      assertTrue(guessed.lines().count() == 3 && guessed.endsWith("%"), guessed);
      window.onScreen(
          () -> {
            ComboBox<?> range = (ComboBox<?>) dialogueNode(window, "#card-range");
            range.getSelectionModel().select(3);
            ((TextField) dialogueNode(window, "#card-mean")).setText("none");
          });
      assertTrue(((Button) dialogueNode(window, "#card-use")).isDisabled());
      assertTrue(text(window, "#card-answers").startsWith("Mean: "), "the field has its name");
      window.onScreen(
          () -> {
            ((TextField) dialogueNode(window, "#card-mean")).setText("0.5");
            ((TextField) dialogueNode(window, "#card-deviation")).setText("0.5 0 0.25");
          });
      assertTrue(text(window, "#card-answers").startsWith("Deviation: "), "the other field");
      window.onScreen(
          () -> {
            ((TextField) dialogueNode(window, "#card-mean")).setText("0.5, 0.5, 0.25");
            ((TextField) dialogueNode(window, "#card-deviation")).setText("0.5 0.5 0.25");
          });
      window.until(() -> !text(window, "#card-answers").equals(guessed));
      window.onScreen(() -> ((Button) dialogueNode(window, "#card-use")).fire());
      window.until(() -> window.workspace().model().get().input().origin() == InputOrigin.CARD);
      window.upToDate();
      assertNull(window.shell().host().dialogue().get());
    }
    JsonNode kept = new ObjectMapper().readTree(ModelCardFile.beside(model).toFile());
    assertNoEmptyField(kept);
    Model again = new ModelOpener().open(model);
    assertEquals(Placement.CROP, again.input().placement());
    assertEquals("c", again.spec().labels().get(2));
    double[] low = {-1, -1, -1};
    assertEquals(InputRange.between(low, new double[] {1, 1, 3}), again.inputRange());
  }

  private static void assertNoEmptyField(JsonNode node) {
    assertFalse(node.isContainerNode() && node.isEmpty(), node.toPrettyString());
    assertFalse(node.isTextual() && node.asText().isBlank(), node.toPrettyString());
    node.forEach(OpeningWindowTest::assertNoEmptyField);
  }

  @Test
  void aColourNetworkIsShownColoursAndTheGuessIsNotWritten() throws IOException {
    Path model = SmallModels.maps(folder, 3, 32, 32);
    try (TestWindow window = window()) {
      open(window, model);
      window.until(() -> window.shell().host().dialogue().get() != null);
      window.until(() -> dialogueNode(window, "#card-picture") instanceof ImageView);
      ImageView view = (ImageView) dialogueNode(window, "#card-picture");
      window.until(() -> view.getImage() != null);
      PixelReader pixels = view.getImage().getPixelReader();
      Color sky = pixels.getColor(2, 1);
      assertTrue(sky.getBlue() > sky.getRed() + .3, "sky " + sky);
      Color meadow = pixels.getColor(2, 30);
      assertTrue(meadow.getGreen() > meadow.getBlue() + .3, "meadow " + meadow);
      window.onScreen(
          () -> {
            ComboBox<?> order = (ComboBox<?>) dialogueNode(window, "#card-channels");
            order.getSelectionModel().select(1);
          });
      window.until(() -> view.getImage().getPixelReader() != pixels);
      assertEquals(sky, view.getImage().getPixelReader().getColor(2, 1), "colours stay colours");
      window.onScreen(() -> ((Button) dialogueNode(window, "#card-skip")).fire());
      window.until(() -> window.shell().host().dialogue().get() == null);
    }
    assertFalse(Files.exists(ModelCardFile.beside(model)));
  }

  private static Node dialogueNode(TestWindow window, String id) {
    return window.shell().host().dialogue().get().content().lookup(id) == null
        ? window.shell().scene().lookup(id)
        : window.shell().host().dialogue().get().content().lookup(id);
  }

  private static String text(TestWindow window, String id) {
    return dialogueNode(window, id) instanceof Label label ? label.getText() : "";
  }
}
