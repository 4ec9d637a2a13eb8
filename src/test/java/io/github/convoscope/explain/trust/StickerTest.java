package io.github.convoscope.explain.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StickerTest {
  private static final Path SHIPPED = Path.of("models/photos.zip");
  private static final Path SQUEEZENET =
      Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");

  private static List<float[]> readyPictures(Model model) {
    InputEncoder encoder = model.newEncoder();
    Shape shape = encoder.input();
    List<float[]> inputs = new ArrayList<>();
    for (String name : ReadyPictures.names()) {
      EditedPhoto photo = EditedPhoto.of(ReadyPictures.photo(name));
      inputs.add(
          encoder
              .encode(new PhotoRenderer().render(photo, shape.rows(), shape.columns()))
              .tensor());
    }
    return inputs;
  }

  @Test
  void itCoversItsSquareAndNothingElseAndIsCutAtTheEdges() {
    Shape shape = Shape.maps(2, 3, 3);
    Sticker sticker = new Sticker(2, new float[] {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f});
    float[] input = new float[18];
    assertArrayEquals(
        new float[] {0, 0, 0, 0, .1f, .2f, 0, .3f, .4f, 0, 0, 0, 0, .5f, .6f, 0, .7f, .8f},
        sticker.on(input, shape, 1, 1, InputRange.INK));
    float[] cut = sticker.on(input, shape, -1, 2, InputRange.INK);
    assertEquals(.3f, cut[2]);
    assertEquals(.7f, cut[11]);
    assertArrayEquals(new float[18], input);
    assertThrows(IllegalArgumentException.class, () -> new Sticker(2, new float[9]));
  }

  /** On pictures and places that it was not made with, and far better than grey or noise. */
  @Test
  void aStickerTurnsAnswersOnPicturesThatItHasNotSeen() {
    Model model = new ModelOpener().open(SHIPPED);
    int frog = model.spec().labels().indexOf("frog");
    StickerMeasure measure = found(model, frog, 12, 150, 6);
    assertTrue(measure.tried() >= 40, "tried " + measure.tried());
    assertTrue(measure.turned() >= 0.6 * measure.tried(), measure.toString());
    assertTrue(measure.turned() >= 2 * measure.byGrey() + 10, measure.toString());
    assertTrue(measure.turned() >= 2 * measure.byNoise() + 10, measure.toString());
    assertTrue(measure.probability() > measure.before() + 0.3, measure.toString());
  }

  @Test
  @Tag("long")
  void aStickerTurnsTheAnswersOfSqueezeNet() {
    Assumptions.assumeTrue(Files.isRegularFile(SQUEEZENET), "no SqueezeNet in ../shared/models");
    Model model = new ModelOpener().open(SQUEEZENET);
    StickerMeasure measure = found(model, 859, 90, 120, 2);
    assertTrue(measure.turned() >= 0.4 * measure.tried(), measure.toString());
    assertTrue(measure.turned() >= 2 * Math.max(measure.byGrey(), measure.byNoise()) + 3);
  }

  private static StickerMeasure found(Model model, int target, int side, int steps, int places) {
    List<float[]> pictures = readyPictures(model);
    List<float[]> seen = new ArrayList<>();
    List<float[]> heldBack = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      (i % 2 == 0 ? seen : heldBack).add(pictures.get(i));
    }
    InputRange range = model.inputRange();
    try (Engine engine = model.newEngine()) {
      StickerSearch search = new StickerSearch(model.spec(), range, seen, side, target, 3);
      while (search.steps() < steps) {
        search.advance(engine, Progress.NONE);
      }
      for (float light : search.sticker().light()) {
        assertTrue(light >= 0 && light <= 1, "a pixel of " + light);
      }
      return StickerMeasure.of(
          engine, range, search.sticker(), target, heldBack, places, 4, Progress.NONE);
    }
  }

  @Test
  void theSameSeedFindsTheSameStickerAndItCanBeCancelled() {
    Model model = new ModelOpener().open(SHIPPED);
    List<float[]> pictures = readyPictures(model).subList(0, 2);
    float[] before = pictures.get(0).clone();
    List<float[]> found = new ArrayList<>();
    try (Engine engine = model.newEngine()) {
      for (int run = 0; run < 2; run++) {
        StickerSearch search =
            new StickerSearch(model.spec(), model.inputRange(), pictures, 8, 1, 7);
        for (int i = 0; i < 5; i++) {
          search.advance(engine, Progress.NONE);
        }
        found.add(search.sticker().light());
      }
      assertArrayEquals(found.get(0), found.get(1));
      assertArrayEquals(before, pictures.get(0));
      StickerSearch search = new StickerSearch(model.spec(), model.inputRange(), pictures, 8, 1, 7);
      assertThrows(CancelledException.class, () -> search.advance(engine, cancelled()));
      assertEquals(0, search.steps());
    }
  }

  private static Progress cancelled() {
    return new Progress() {
      @Override
      public void report(double fraction, Message doing) {}

      @Override
      public boolean cancelled() {
        return true;
      }
    };
  }
}
