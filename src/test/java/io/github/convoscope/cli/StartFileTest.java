package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.ui.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the window is started with. */
@NeedsDisplay
class StartFileTest {
  @TempDir private Path folder;
  private TestWindow window;
  private final List<Problem> complaints = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aWrongFileIsSaidInTheWindowAfterTheRemarkOfItsNetwork() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip at all");
    Problem wrong = assertThrows(Problem.class, () -> StartFile.read(broken, new ModelOption()));
    Path labels = Files.writeString(folder.resolve("labels.txt"), "one\ntwo\n");
    Model remarkable = new ModelOpener().open(SmallModels.maps(folder, 1, 28, 28));
    assertNotNull(remarkable.remark(), labels.toString());
    start(StartFile.ofProblem(wrong), remarkable);
    String sentence = Messages.text(wrong.what());
    window.until(() -> sentence.equals(notice()));
    assertTrue(sentence.contains("broken.zip"), sentence);
  }

  @Test
  void anArrayIsTheNetworksInputBitForBit() throws IOException {
    Model model = new ModelOpener().open(SmallModels.flat(folder, 6));
    float[] numbers = {5.1f, -3.5f, 1.4f, .2f, 1e-7f, 12};
    start(StartFile.read(array(numbers, 6), new ModelOption()), model);
    window.until(() -> window.workspace().padContent().array() != null);
    assertArrayEquals(numbers, window.upToDate().input());
    assertEquals(List.of(), complaints);
  }

  @Test
  void anArrayThatDoesNotFitIsSaidInTheWindowAndWhereTheProgramWasStarted() throws IOException {
    Model model = new ModelOpener().open(SmallModels.flat(folder, 6));
    start(StartFile.read(array(new float[5], 5), new ModelOption()), model);
    window.until(() -> notice().contains("input.npy"));
    assertEquals(1, complaints.size());
    assertEquals(notice(), Messages.text(complaints.get(0).what()));
    assertTrue(window.workspace().padContent().blank().get());
  }

  private Path array(float[] numbers, int... shape) {
    Path file = folder.resolve("input.npy");
    NpyFile.write(file, shape, numbers);
    return file;
  }

  private void start(StartFile first, Model model) {
    window.onScreen(
        () -> {
          first.showIn(window.shell(), complaints::add);
          window.workspace().show(model);
        });
  }

  private String notice() {
    var notice = window.workspace().notices().current().get();
    return notice == null ? "" : notice.text();
  }
}
