package io.github.convoscope.scene;

import javafx.animation.AnimationTimer;
import javafx.scene.Camera;
import javafx.scene.Group;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.paint.Color;

/**
 * Shows 3D content with smooth edges: in every frame, or only while nothing changes. JavaFX decides
 * on smooth edges when a {@link SubScene} is made, so there are two, and the content changes
 * places. JavaFX thread only.
 */
final class SmoothView extends Group {
  /**
   * Pulses without a change after which edges get smooth: 67 ms at the usual rate. A time would be
   * over between any two frames of a slow machine, which had to change edges with every frame then.
   */
  private static final int REST = 4;

  private final Group content;
  private final Camera camera;
  private final SubScene quick;
  private final SubScene smooth;
  private final boolean always;
  private final AnimationTimer rest =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse();
        }
      };
  private int quiet;
  private boolean waiting;
  private boolean smoothed;

  SmoothView(Group content, Camera camera, Smoothing smoothing) {
    this.content = content;
    this.camera = camera;
    always = smoothing == Smoothing.ALWAYS;
    quick = view(SceneAntialiasing.DISABLED);
    smooth = view(SceneAntialiasing.BALANCED);
    setManaged(false);
    setMouseTransparent(true);
    smoothed = !always;
    show(always);
  }

  private static SubScene view(SceneAntialiasing edges) {
    SubScene view = new SubScene(new Group(), 1, 1, true, edges);
    view.setManaged(false);
    view.setMouseTransparent(true);
    return view;
  }

  /** Sets the size, pixels. */
  void resizeTo(double width, double height) {
    for (SubScene view : new SubScene[] {quick, smooth}) {
      view.setWidth(width);
      view.setHeight(height);
    }
  }

  /** Sets the colour behind the content. */
  void setBackdrop(Color colour) {
    quick.setFill(colour);
    smooth.setFill(colour);
  }

  /** Width, pixels. */
  double width() {
    return quick.getWidth();
  }

  /** Height, pixels. */
  double height() {
    return quick.getHeight();
  }

  /** The one that is shown now. */
  SubScene shown() {
    return smoothed ? smooth : quick;
  }

  /** Notes that something has changed: the next frames are drawn quickly. */
  void changed() {
    quiet = 0;
    if (!always && !waiting) {
      waiting = true;
      show(false);
      rest.start();
    }
  }

  private void pulse() {
    quiet++;
    if (quiet > REST) {
      waiting = false;
      rest.stop();
      show(true);
    }
  }

  private void show(boolean smoothly) {
    if (smoothly != smoothed) {
      smoothed = smoothly;
      SubScene before = smoothly ? quick : smooth;
      SubScene next = smoothly ? smooth : quick;
      before.setCamera(null);
      before.setRoot(new Group());
      next.setRoot(content);
      next.setCamera(camera);
      getChildren().setAll(next);
    }
  }
}
