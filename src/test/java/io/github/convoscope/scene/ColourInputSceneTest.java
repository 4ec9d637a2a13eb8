package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Networks;
import io.github.convoscope.layout.Point;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;

/** The picture of an input in colours has exactly its colours, far and near. */
@NeedsDisplay
class ColourInputSceneTest extends SceneWindow {
  private static final int SIDE = 6;
  private static final NetworkSpec COLOUR =
      Networks.of("colour", Shape.maps(3, SIDE, SIDE), Shape.maps(4, SIDE, SIDE), Shape.units(5));

  @Test
  void thePictureStandsBeforeItsPlanes() {
    FrameColours frame = noise(COLOUR);
    for (int i = 0; i < frame.picture().length; i++) {
      frame.picture()[i] = 0xff000000 | i * 40 % 256 << 16 | i * 90 % 256 << 8 | i * 7;
    }
    fx(
        () -> {
          scene = new NetworkScene(COLOUR);
          scene.camera().reducedMotionProperty().set(true);
          window.setRoot(scene);
          scene.applyCss();
          scene.layout();
          scene.setRelief(0);
          scene.show(frame);
          for (String arrangement : arrangements()) {
            arrange(arrangement);
            scene.camera().flyTo(0);
            PixelReader pixels = pixels();
            LayerPlace place = scene.networkLayout().place(0);
            for (int i = 0; i < SIDE * SIDE; i++) {
              Point middle =
                  place
                      .plane()
                      .point(
                          place.left(LayerPlace.PICTURE) + (i % SIDE + .5) * place.cell(),
                          place.top(LayerPlace.PICTURE) + (i / SIDE + .5) * place.cell());
              assertEquals(
                  Integer.toHexString(frame.picture()[i]),
                  Integer.toHexString(pixel(pixels, middle)),
                  arrangement + ": pixel " + i);
            }
          }
          return null;
        });
  }

  @Test
  void aCameraComesBackToWhatItShowed() {
    fx(
        () -> {
          scene.camera().flyTo(3);
          scene.camera().orbit(20, 5);
          CameraView left = scene.camera().view();
          double yaw = scene.camera().pose().yaw();
          scene.camera().home();
          scene.camera().restore(left);
          assertEquals(yaw, scene.camera().pose().yaw(), 1e-9);
          assertEquals(left.pose(), scene.camera().pose());
          assertEquals(3, scene.camera().flownToProperty().get());
          return null;
        });
  }
}
