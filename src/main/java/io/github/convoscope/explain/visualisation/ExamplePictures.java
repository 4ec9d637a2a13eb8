package io.github.convoscope.explain.visualisation;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes photographs and ready pictures examples for a network that takes colours: the light of red,
 * green and blue, 0 to 1, placed as the network's pictures are.
 */
public final class ExamplePictures {
  /** Values of all pictures that are kept in memory, 4 bytes each. */
  private static final long MOST_VALUES = 48_000_000;

  /** Pixels of a side of a ready picture, before it is placed. */
  static final int READY_SIDE = 256;

  private ExamplePictures() {}

  /** An encoder of pictures to light, for the calling thread alone. */
  public static InputEncoder encoder(Model model) {
    return new InputEncoder(
        model.spec().input().shape(), InputRange.INK, model.input().placement(), ChannelOrder.RGB);
  }

  /** The pictures that come with the program. */
  public static ExampleImages ready(Model model) {
    InputEncoder encoder = encoder(model);
    List<float[]> images = new ArrayList<>();
    for (String name : ReadyPictures.names()) {
      images.add(encoder.encode(ReadyPictures.draw(name, READY_SIDE)).tensor());
    }
    return ExampleImages.of(images);
  }

  /**
   * Reads picture files, evenly chosen, as many as memory is kept for: 310 at 227 × 227 pixels.
   *
   * @param most most pictures
   * @param unreadable is told of files that are left out
   * @throws Problem if no file can be read
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static ExampleImages read(
      Model model, List<Path> files, int most, Consumer<Problem> unreadable, Progress progress) {
    InputEncoder encoder = encoder(model);
    List<float[]> images = new ArrayList<>();
    long room = Math.min(most, MOST_VALUES / encoder.input().size());
    int count = (int) Math.min(files.size(), room);
    Problem last = null;
    for (int i = 0; i < count; i++) {
      progress.check();
      progress.report(i / (double) count, Message.of("atlas.reading", i, count));
      try {
        ColourImage picture =
            ImageFile.readColours(files.get((int) ((long) i * files.size() / count)));
        images.add(encoder.encode(picture).tensor());
      } catch (Problem problem) {
        unreadable.accept(problem);
        last = problem;
      }
    }
    if (images.isEmpty() && last != null) {
      throw last;
    }
    return ExampleImages.of(images);
  }
}
