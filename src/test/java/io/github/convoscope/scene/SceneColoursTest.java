package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.Blocks;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Networks;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SubScene;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;

/** Cells have exactly the colours of the frame. */
@NeedsDisplay
class SceneColoursTest extends SceneWindow {
  private static final int RED = 0xffcc2211;
  private static final List<Neuron> PICTURED =
      List.of(new Neuron(3, 5, 7, 7), Neuron.unit(5, 40), Neuron.unit(6, 7));

  private void assertExact(int layer, FrameColours frame) {
    PixelReader pixels = pixels();
    Shape shape = SPEC.layer(layer).shape();
    for (int i = 0; i < shape.size(); i++) {
      Neuron neuron = shape.neuron(layer, i);
      Point centre = scene.networkLayout().centre(neuron);
      assertEquals(
          Integer.toHexString(frame.of(layer)[i]),
          Integer.toHexString(pixel(pixels, centre)),
          neuron.toString());
    }
  }

  @Test
  void everyCellHasExactlyItsColourInEveryArrangement() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.show(frame);
          scene.setRelief(0);
          for (String arrangement : arrangements()) {
            arrange(arrangement);
            for (int layer = 0; layer < SPEC.depth(); layer++) {
              scene.camera().flyTo(layer);
              assertExact(layer, frame);
            }
          }
          return null;
        });
  }

  @Test
  void withoutReliefHeightsChangeNothing() {
    FrameColours frame = raised(noise(SPEC));
    fx(
        () -> {
          scene.show(frame);
          scene.setRelief(0);
          scene.camera().flyTo(3);
          assertExact(3, frame);
          scene.setRelief(1);
          arrange("flat");
          scene.camera().flyTo(3);
          assertExact(3, frame);
          return null;
        });
  }

  /** Every third cell stands out. */
  private static FrameColours raised(FrameColours frame) {
    Blocks blocks = Blocks.random(NetworkLayout.of(SPEC), 3);
    for (int layer = 0; layer < SPEC.depth(); layer++) {
      float[] heights = blocks.heights(layer);
      System.arraycopy(heights, 0, frame.heights(layer), 0, heights.length);
    }
    return frame;
  }

  @Test
  void theTopOfARaisedCellHasExactlyItsColourAndItsSidesAreDarker() {
    FrameColours frame = raised(noise(SPEC));
    fx(
        () -> {
          scene.show(frame);
          for (String arrangement : List.of("terraces", "wall")) {
            arrange(arrangement);
            Blocks blocks = Blocks.random(scene.networkLayout(), 3);
            int[] seen = new int[2];
            for (int layer = 0; layer < SPEC.depth(); layer++) {
              scene.camera().flyTo(layer);
              scene.camera().orbit(17, layer % 2 == 0 ? 12 : -15);
              checkBlocks(layer, frame, blocks, seen);
            }
            assertTrue(seen[0] > 300, arrangement + ": " + seen[0] + " tops");
            assertTrue(seen[1] > 100, arrangement + ": " + seen[1] + " sides");
          }
          return null;
        });
  }

  /** Counts tops and sides of raised cells that are seen, and checks the colour of each. */
  private void checkBlocks(int layer, FrameColours frame, Blocks blocks, int[] seen) {
    PixelReader pixels = pixels();
    Projection view = scene.camera().projection();
    Shape shape = SPEC.layer(layer).shape();
    LayerPlace place = scene.networkLayout().place(layer);
    for (int i = 0; i < shape.size(); i += 1 + shape.size() / 400) {
      Neuron neuron = shape.neuron(layer, i);
      double height = blocks.of(neuron);
      if (height > 0) {
        checkBlock(place.centre(neuron, height), true, pixels, view, frame, blocks, seen);
        Point foot = place.plane().point(0, place.cell() / 2).minus(place.plane().point(0, 0));
        Point front = place.centre(neuron, height / 2).plus(foot);
        checkBlock(front, false, pixels, view, frame, blocks, seen);
      }
    }
  }

  private void checkBlock(
      Point point,
      boolean top,
      PixelReader pixels,
      Projection view,
      FrameColours frame,
      Blocks blocks,
      int[] seen) {
    double x = Math.floor(view.x(point)) + 0.5;
    double y = Math.floor(view.y(point)) + 0.5;
    if (x < 2 || y < 2 || x > window.getWidth() - 2 || y > window.getHeight() - 2) {
      return;
    }
    Blocks.Hit hit = blocks.at(view, x, y);
    if (hit == null || hit.top() != top) {
      return;
    }
    for (double aside : new double[] {-0.7, 0.7}) {
      if (!hit.equals(blocks.at(view, x + aside, y))
          || !hit.equals(blocks.at(view, x, y + aside))) {
        return;
      }
    }
    Neuron cell = hit.cell();
    Shape shape = SPEC.layer(cell.layer()).shape();
    int own = frame.of(cell.layer())[shape.index(cell.channel(), cell.row(), cell.column())];
    int pixel = pixels.getArgb((int) x, (int) y);
    if (top) {
      assertEquals(Integer.toHexString(own), Integer.toHexString(pixel), cell + " on top");
    } else {
      for (int shift = 0; shift < 24; shift += 8) {
        int part = own >> shift & 0xff;
        int shaded = pixel >> shift & 0xff;
        assertTrue(shaded < 0.8 * part + 2, cell + " at its side: " + shaded + " of " + part);
        assertTrue(shaded > 0.35 * part - 2, cell + " at its side: " + shaded + " of " + part);
      }
    }
    seen[top ? 0 : 1]++;
  }

  @Test
  void coloursStayExactCloseUp() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.camera().flyTo(1);
          int whole = scene.triangles();
          scene.camera().zoom(6);
          assertTrue(scene.triangles() > whole, "single cells are shown close up");
          scene.show(frame);
          PixelReader pixels = pixels();
          int seen = 0;
          for (double x = 40; x < 1140; x += 7) {
            Neuron neuron = scene.pick(x, 300);
            if (neuron != null && neuron.layer() == 1) {
              Point centre = scene.networkLayout().centre(neuron);
              double column = scene.camera().projection().x(centre);
              if (column > 2 && column < 1178) {
                int index =
                    SPEC.layer(1).shape().index(neuron.channel(), neuron.row(), neuron.column());
                assertEquals(frame.of(1)[index], pixel(pixels, centre), neuron.toString());
                seen++;
              }
            }
          }
          assertTrue(seen > 20, "only " + seen + " cells were checked");
          scene.camera().home();
          assertEquals(whole, scene.triangles());
          return null;
        });
  }

  @Test
  void theMillionthNeuronNeedsNoNodeOfItsOwn() {
    fx(
        () -> {
          NetworkSpec large =
              Networks.of("large", Shape.maps(1, 250, 250), Shape.maps(16, 250, 250));
          NetworkScene many = new NetworkScene(large);
          assertTrue(nodes(many) < 100, nodes(many) + " nodes");
          assertTrue(many.triangles() < 100);
          return null;
        });
  }

  private static int nodes(Node node) {
    int count = 1;
    if (node instanceof SubScene inner) {
      count += nodes(inner.getRoot());
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        count += nodes(child);
      }
    }
    return count;
  }

  @Test
  void picturesStandInThePlaceOfActivationsInEveryArrangement() {
    fx(
        () -> {
          scene.show(raised(noise(SPEC)));
          Map<Integer, UnitPictures> pictures = new HashMap<>();
          for (int layer : new int[] {3, 5, 6}) {
            int[] red = new int[SPEC.layer(layer).shape().channels() * 9 * 9];
            Arrays.fill(red, RED);
            pictures.put(layer, new UnitPictures(9, 9, red));
          }
          scene.setPictures(pictures);
          // They move with their boards.
          for (String name : arrangements()) {
            arrange(name);
            for (Neuron neuron : PICTURED) {
              assertEquals(RED, at(neuron), name + ": " + neuron);
            }
          }
          scene.setPictures(Map.of());
          for (Neuron neuron : PICTURED) {
            assertFalse(at(neuron) == RED, neuron.toString());
          }
          return null;
        });
  }

  private int at(Neuron neuron) {
    scene.camera().flyTo(neuron.layer());
    return pixel(pixels(), scene.networkLayout().centre(neuron));
  }
}
