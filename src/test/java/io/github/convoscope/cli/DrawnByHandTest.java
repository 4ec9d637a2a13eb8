package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window with all its features, used as a person uses it. */
@NeedsDisplay
class DrawnByHandTest {
  private static final double[] SEVEN = {.25, .25, .45, .24, .7, .25, .62, .45, .5, .65, .45, .8};

  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void drawingByPointerGivesTheSameActivationsAsTheCommandLine() {
    window.draw(SEVEN);
    window.draw(.4, .5, .6, .5);
    LiveFrame frame = window.upToDate();
    Drawing drawn = frame.request().drawing();
    assertEquals(2, drawn.strokes().size());
    Path file = folder.resolve("seven.json");
    StrokesFile.writeOne(file, LabelledDrawing.of(drawn));

    assertEquals(0, Convoscope.run("activations", file.toString(), "-o", folder.toString()));

    for (LayerSpec layer : frame.spec().layers()) {
      String name = String.format(Locale.ROOT, "%02d-%s.npy", layer.index(), layer.name());
      assertArrayEquals(
          NpyFile.read(folder.resolve(name)).values(),
          frame.activations().after(layer.index()),
          0,
          layer.name());
    }
  }

  @Test
  void everyCommandHasANameAndAKeyOfItsOwn() {
    assertEquals(List.of(), window.shell().commands().conflicts());
    for (Command command : window.shell().commands().all()) {
      assertFalse(command.text().isBlank(), command.id());
    }
    for (MenuName menu : MenuName.values()) {
      assertFalse(Messages.text("ui.menu." + menu.name().toLowerCase(Locale.ROOT)).isBlank());
    }
  }
}
