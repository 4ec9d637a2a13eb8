package io.github.convoscope.scene;

import io.github.convoscope.layout.CameraPose;
import javafx.scene.PerspectiveCamera;
import org.fxyz3d.utils.CameraTransformer;
import org.fxyz3d.utils.CameraTransformer.RotateOrder;

/** A camera on an arm around its target, driven by poses. JavaFX thread only. */
final class CameraRig {
  /** How far before and behind the target things are still drawn: in visible heights, at least. */
  private static final double DEPTH = 6;

  private static final double LEAST_DEPTH = 1200;

  private final CameraTransformer arm = new CameraTransformer(RotateOrder.XYZ);
  private final PerspectiveCamera camera = new PerspectiveCamera(true);

  CameraRig() {
    arm.getChildren().add(camera);
  }

  CameraTransformer arm() {
    return arm;
  }

  PerspectiveCamera camera() {
    return camera;
  }

  /** Takes a pose at once. */
  void take(CameraPose pose) {
    arm.setTranslate(pose.target().x(), pose.target().y(), pose.target().z());
    arm.setRotate(-pose.pitch(), -pose.yaw(), 0);
    camera.setTranslateZ(-pose.distance());
    camera.setFieldOfView(pose.fieldOfView());
    double depth = Math.max(LEAST_DEPTH, DEPTH * pose.visibleHeight());
    camera.setNearClip(Math.max(pose.distance() / 500, pose.distance() - depth));
    camera.setFarClip(pose.distance() + depth);
  }
}
