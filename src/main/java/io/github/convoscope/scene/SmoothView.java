package io.github.convoscope.scene;

import javafx.animation.PauseTransition;
import javafx.scene.Camera;
import javafx.scene.Group;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.util.Duration;

/**
 * Shows 3D content with smooth edges: in every frame, or only while nothing changes. JavaFX decides
 * on smooth edges when a {@link SubScene} is made, so there are two, and the content changes
 * places. JavaFX thread only.
 */
final class SmoothView extends Group {
  /** Time without a change after which edges get smooth. */
  private static final Duration REST = Duration.millis(70);

  private final Group content;
  private final Camera camera;
  private final SubScene quick;
  private final SubScene smooth;
  private final boolean always;
  private final PauseTransition rest = new PauseTransition(REST);
  private boolean smoothed;

  SmoothView(Group content, Camera camera, Smoothing smoothing) {
    this.content = content;
    this.camera = camera;
    always = smoothing == Smoothing.ALWAYS;
    quick = view(SceneAntialiasing.DISABLED);
    smooth = view(SceneAntialiasing.BALANCED);
    rest.setOnFinished(finished -> show(true));
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

  /** Width, pixels. */
  double width() {
    return quick.getWidth();
  }

  /** Height, pixels. */
  double height() {
    return quick.getHeight();
  }

  /** Notes that something has changed: the next frames are drawn quickly. */
  void changed() {
    if (!always) {
      show(false);
      rest.playFromStart();
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
