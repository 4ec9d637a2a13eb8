package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that excite the units of the bundled network for photographs. */
class PatchIndexTest {
  private static final Model MODEL =
      new ModelOpener().open(Objects.requireNonNull(ShippedFiles.photos()));

  @TempDir private Path folder;

  private static PatchIndex build(PictureSource source) {
    return PatchIndex.build(
        MODEL.takingInk(MODEL.newEngine()), ExamplePictures.encoder(MODEL), source, Progress.NONE);
  }

  private void picture(String name, int bright) throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < 32; row++) {
      for (int column = 0; column < 32; column++) {
        boolean inside = row >= 20 && row < 26 && column >= 4 && column < 10;
        image.setRGB(column, row, inside ? bright : 0x808080);
      }
    }
    Files.createDirectories(folder.resolve(name).getParent());
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  /** An even picture excites a unit of the first layer alike everywhere; a square only there. */
  @Test
  void theStrongestPlaceIsWhereTheSquareIs() throws IOException {
    picture("a/even.png", 0x808080);
    picture("a/square.png", 0xffffff);
    PictureSource source = PictureSource.folder(folder);
    assertEquals(2, source.names().size());
    PatchIndex index = build(source);
    NetworkSpec spec = MODEL.spec();
    int found = 0;
    for (int unit = 0; unit < spec.layer(1).shape().channels(); unit++) {
      List<PatchIndex.Patch> patches = index.of(spec, 1, unit);
      for (int i = 1; i < patches.size(); i++) {
        assertTrue(patches.get(i - 1).value() >= patches.get(i).value());
      }
      if (patches.size() == 2 && patches.get(0).picture() == 1) {
        Neuron neuron = patches.get(0).neuron();
        InputRegion seen = InputRegion.receptiveField(spec, neuron);
        boolean touches =
            seen.top() < 26
                && seen.top() + seen.rows() > 20
                && seen.left() < 10
                && seen.left() + seen.columns() > 4;
        found += touches ? 1 : 0;
      }
    }
    assertTrue(found >= 5, "units that find the square: " + found);
  }

  @Test
  void whatIsStoredIsFoundAgainUntilAPictureChanges() throws IOException {
    picture("one.png", 0xff0000);
    picture("two.png", 0x0000ff);
    Files.writeString(folder.resolve("three.png"), "not a picture");
    PictureSource source = PictureSource.folder(folder);
    PatchIndex index = build(source);
    assertEquals(2, index.pictures());
    PatchIndexStore store = new PatchIndexStore(folder.resolve("cache"));
    store.save(MODEL, source, index);
    PatchIndex again = store.find(MODEL, source).orElseThrow();
    for (int unit = 0; unit < 10; unit++) {
      assertEquals(index.of(MODEL.spec(), 4, unit), again.of(MODEL.spec(), 4, unit));
    }
    picture("two.png", 0x00ff00);
    picture("four.png", 0x00ff00);
    assertEquals(Optional.empty(), store.find(MODEL, PictureSource.folder(folder)));
  }

  @Test
  void aBrokenIndexIsMadeAgain() throws IOException {
    picture("one.png", 0xff0000);
    PictureSource source = PictureSource.folder(folder);
    Path cache = folder.resolve("cache");
    PatchIndexStore store = new PatchIndexStore(cache);
    store.save(MODEL, source, build(source));
    try (var files = Files.walk(cache)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertEquals(Optional.empty(), store.find(MODEL, source));
  }

  @Test
  void readyPicturesServeAndCancellingEndsIt() {
    PatchIndex index = build(PictureSource.ready());
    assertEquals(PictureSource.ready().names().size(), index.pictures());
    assertEquals(PatchIndex.KEPT, index.of(MODEL.spec(), 2, 0).size());
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, io.github.convoscope.message.Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancelledException.class,
        () ->
            PatchIndex.build(
                MODEL.takingInk(MODEL.newEngine()),
                ExamplePictures.encoder(MODEL),
                PictureSource.ready(),
                cancelled));
  }

  @Test
  void aFolderWithoutPicturesIsRefused() {
    assertThrows(Problem.class, () -> PictureSource.folder(folder));
  }
}
