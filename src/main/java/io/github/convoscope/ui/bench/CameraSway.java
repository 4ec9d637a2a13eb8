package io.github.convoscope.ui.bench;

import io.github.convoscope.scene.SceneCamera;
import javafx.animation.AnimationTimer;

/** Turns the camera a little to both sides at every pulse. JavaFX thread. */
public final class CameraSway extends AnimationTimer {
  private static final double DEGREES = 12;
  private static final double SECONDS = 4;

  private final SceneCamera camera;
  private double turned;

  /** Turns this camera once it is started. */
  public CameraSway(SceneCamera camera) {
    this.camera = camera;
  }

  @Override
  public void handle(long now) {
    double wanted = DEGREES * Math.sin(2 * Math.PI * now / 1e9 / SECONDS);
    camera.orbit(wanted - turned, 0);
    turned = wanted;
  }
}
