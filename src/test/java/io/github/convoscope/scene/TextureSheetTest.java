package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;

/** Two copies of an image take turns, and each time all parts are right. */
@NeedsDisplay
class TextureSheetTest extends SceneWindow {
  private static final Shape MAPS = Shape.maps(3, 2, 5);

  private final LayerTexture first = new LayerTexture(0, MAPS, 0, 3, 1);
  private final LayerTexture rest = new LayerTexture(1, MAPS, 1, 2, 1);
  private final TextureSheet sheet = TextureSheet.of(List.of(first, rest)).get(0);
  private final Random random = new Random(5);

  private Image image() {
    return sheet.material().getDiffuseMap();
  }

  private static int[] texels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] all = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), all, 0, width);
    return all;
  }

  private int[] colours() {
    return random.ints(MAPS.size()).map(i -> i | 0xff000000).toArray();
  }

  /** What the image of these colours is on a sheet that shows nothing else. */
  private static int[] alone(int[] one, int[] other) {
    List<LayerTexture> parts =
        List.of(new LayerTexture(0, MAPS, 0, 3, 1), new LayerTexture(1, MAPS, 1, 2, 1));
    TextureSheet fresh = TextureSheet.of(parts).get(0);
    fresh.show(layer -> layer == 0 ? one : other);
    return texels(fresh.material().getDiffuseMap());
  }

  @Test
  void anImageThatIsBeingPaintedIsLeftAlone() {
    fx(
        () -> {
          int[] one = colours();
          sheet.show(layer -> one);
          Image painted = image();
          int[] before = texels(painted);
          int[] next = colours();
          sheet.show(layer -> next);
          assertArrayEquals(before, texels(painted));
          assertNotSame(painted, image());
          assertSame(image(), sheet.material(0.5).getDiffuseMap());
          return null;
        });
  }

  @Test
  void theSameColoursChangeNothing() {
    fx(
        () -> {
          int[] one = colours();
          sheet.show(layer -> one);
          Image shown = image();
          sheet.show(layer -> one.clone());
          sheet.show(1, one.clone());
          assertSame(shown, image());
          return null;
        });
  }

  @Test
  void afterAnyChangesAllPartsAreRight() {
    fx(
        () -> {
          int[] one = colours();
          int[] other = colours();
          int[] of0 = one;
          int[] of1 = other;
          sheet.show(layer -> layer == 0 ? one : other);
          PlayedBack played = new PlayedBack(of0, of1);
          for (int turn = 0; turn < 200; turn++) {
            played.change();
            assertArrayEquals(alone(played.first, played.second), texels(image()), "turn " + turn);
          }
          return null;
        });
  }

  /** Changes some colours of one layer or of both, back and forth. */
  private final class PlayedBack {
    private int[] first;
    private int[] second;
    private int[] kept;

    PlayedBack(int[] first, int[] second) {
      this.first = first;
      this.second = second;
      kept = first;
    }

    void change() {
      int[] next = random.nextInt(3) == 0 ? kept : changed(first);
      kept = first;
      switch (random.nextInt(3)) {
        case 0 -> {
          first = next;
          sheet.show(0, first);
        }
        case 1 -> {
          second = changed(second);
          sheet.show(1, second);
        }
        default -> {
          first = next;
          second = changed(second);
          sheet.show(layer -> layer == 0 ? first : second);
        }
      }
    }

    private int[] changed(int[] colours) {
      int[] copy = Arrays.copyOf(colours, colours.length);
      for (int i = random.nextInt(4); i > 0; i--) {
        copy[random.nextInt(copy.length)] = random.nextInt() | 0xff000000;
      }
      return copy;
    }
  }
}
