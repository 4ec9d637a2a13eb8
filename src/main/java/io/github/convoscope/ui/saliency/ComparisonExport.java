package io.github.convoscope.ui.saliency;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Writes the comparison of methods: one picture of the page, and each raw map as an array. */
final class ComparisonExport {
  private final Shell shell;

  ComparisonExport(Shell shell) {
    this.shell = shell;
  }

  /** Asks for a folder and writes there. JavaFX thread. */
  void ask(Node page, List<MethodComparison.Entry> entries) {
    Path folder =
        shell.fileDialogues().folder(Question.titled(Messages.text("saliency.export.where")));
    if (folder != null) {
      write(folder, page, entries);
    }
  }

  /** Writes {@code sheet.png} and one array per method. JavaFX thread; the files on a worker. */
  void write(Path folder, Node page, List<MethodComparison.Entry> entries) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(shell.colours().get().back());
    BufferedImage picture = copy(page.snapshot(parameters, null));
    shell
        .workspace()
        .fileTasks()
        .run(
            () -> {
              AtomicFile.write(
                  folder.resolve("sheet.png"), out -> ImageIO.write(picture, "png", out));
              for (MethodComparison.Entry entry : entries) {
                if (entry.map() != null) {
                  NpyFile.write(
                      folder.resolve(entry.method().id() + ".npy"),
                      entry.map().shape().extents(),
                      entry.map().floats());
                }
              }
              return folder;
            },
            written ->
                shell
                    .workspace()
                    .notices()
                    .tell(Message.of("saliency.exported", written.toString())));
  }

  private static BufferedImage copy(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    return copy;
  }
}
