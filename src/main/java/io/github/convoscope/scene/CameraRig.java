package io.github.convoscope.scene;

import io.github.convoscope.layout.CameraPose;
import javafx.scene.PerspectiveCamera;
import org.fxyz3d.utils.CameraTransformer;
import org.fxyz3d.utils.CameraTransformer.RotateOrder;

/** The JavaFX camera of the scene, which is set from a {@link CameraPose}. JavaFX thread only. */
final class CameraRig {
  /** Depth that is drawn before and behind the target, in heights of the view. */
  private static final double DEPTH = 6;

  /** The same in world units, at least. */
  private static final double LEAST_DEPTH = 1200;

  private final CameraTransformer arm = new CameraTransformer(RotateOrder.XYZ);
  private final PerspectiveCamera camera = new PerspectiveCamera(true);

  CameraRig() {
    arm.getChildren().add(camera);
  }

  /** The node to add to the scene; the camera is its child. */
  CameraTransformer arm() {
    return arm;
  }

  /** The camera itself. */
  PerspectiveCamera camera() {
    return camera;
  }

  /** Moves the camera to a pose. */
  void setPose(CameraPose pose) {
    arm.setTranslate(pose.target().x(), pose.target().y(), pose.target().z());
    arm.setRotate(-pose.pitch(), -pose.yaw(), 0);
    camera.setTranslateZ(-pose.distance());
    camera.setFieldOfView(pose.fieldOfView());
    double depth = Math.max(LEAST_DEPTH, DEPTH * pose.visibleHeight());
    camera.setNearClip(Math.max(pose.distance() / 500, pose.distance() - depth));
    camera.setFarClip(pose.distance() + depth);
  }
}
