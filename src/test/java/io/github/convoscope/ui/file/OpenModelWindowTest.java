package io.github.convoscope.ui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.pad.PadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening model files in the window. */
@NeedsDisplay
class OpenModelWindowTest {
  @TempDir private Path folder;

  @Test
  void aCardOfAnotherNetworkIsNotUsedAndSaid() throws IOException {
    Path model = SmallModels.maps(folder, 1, 28, 28);
    SmallModels.card(ModelCardFile.beside(model), 3, 0, 1);
    try (TestWindow window =
        new TestWindow(
            () ->
                List.of(
                    new FileFeature(new ModelOpener()), new PadFeature(folder.resolve("absent"))),
            TestWindow.untrainedDigits())) {
      Model before = window.workspace().model().get();
      List<String> notices = new CopyOnWriteArrayList<>();
      window.onScreen(
          () -> {
            window
                .workspace()
                .notices()
                .current()
                .addListener((observed, old, now) -> notices.add(now == null ? "" : now.text()));
            window.shell().openers().open(model);
          });
      window.until(() -> window.workspace().model().get() != before);
      window.draw(.25, .25, .45, .24, .7, .25, .62, .45, .5, .65, .45, .8);

      LiveFrame frame = window.upToDate();
      assertEquals(
          IntStream.range(0, 10).mapToObj(Integer::toString).toList(), frame.spec().labels());
      assertTrue(
          notices.stream().anyMatch(text -> text.contains("maps-1-28-28.json")), notices::toString);
    }
  }
}
