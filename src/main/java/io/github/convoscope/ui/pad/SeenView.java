package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ModelInput;
import io.github.convoscope.ui.GreyImages;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.IntBuffer;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Shows the network's input as a picture, with a square for each pixel. It follows every frame.
 * JavaFX thread.
 */
final class SeenView extends Pane {
  private final ImageView view = new ImageView();
  private final Group overlays = new Group();
  private final Scale toPixels = new Scale(1, 1);
  private int[] pixels = new int[0];
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private boolean inColours;

  SeenView(ObservableList<Node> inputOverlays) {
    view.setSmooth(false);
    view.setPreserveRatio(true);
    // An image view requests a layout of the whole window whenever its pixels change.
    view.setManaged(false);
    overlays.getTransforms().add(toPixels);
    overlays.setMouseTransparent(true);
    overlays.setManaged(false);
    Bindings.bindContent(overlays.getChildren(), inputOverlays);
    getChildren().addAll(view, overlays);
    getStyleClass().add("seen");
    setId("seen");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("pad.sees"));
  }

  /** Follows the open network: where it takes colours, its input is shown in them. */
  void fit(@Nullable ModelInput input) {
    inColours = input != null && input.takesColours();
  }

  /** Shows the picture that a frame's network sees. */
  void show(LiveFrame frame) {
    InputFraming framing = frame.framing();
    PixelBuffer<IntBuffer> target = buffer;
    if (target == null || pixels.length != framing.size()) {
      pixels = new int[framing.size()];
      target =
          new PixelBuffer<>(
              framing.columns(),
              framing.rows(),
              IntBuffer.wrap(pixels),
              PixelFormat.getIntArgbPreInstance());
      buffer = target;
      view.setImage(new WritableImage(target));
      requestLayout();
    }
    int[] picture = inColours ? frame.colours().picture() : pixels;
    if (inColours && picture.length == pixels.length) {
      System.arraycopy(picture, 0, pixels, 0, pixels.length);
    } else if (!inColours) {
      GreyImages.grey(frame.picture().ink(), 0, pixels);
    }
    target.updateBuffer(all -> null);
  }

  @Override
  protected void layoutChildren() {
    double side = Math.min(getWidth(), getHeight());
    view.setFitWidth(side);
    view.setFitHeight(side);
    view.relocate(0, 0);
    double columns = view.getImage() == null ? 1 : view.getImage().getWidth();
    toPixels.setX(side / columns);
    toPixels.setY(side / columns);
    overlays.relocate(0, 0);
  }
}
