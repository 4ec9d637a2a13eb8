package io.github.convoscope.ui;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.DrawingHistory;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.model.EncodedInput;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Stores the content of the pad: a drawing with its undo history, or an image or array that
 * replaces it until the next stroke. Every change increases the version. JavaFX thread.
 */
public final class PadContent {
  private final DrawingHistory history = new DrawingHistory();
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<@Nullable Integer> label = new ReadOnlyObjectWrapper<>();
  private @Nullable GreyImage image;
  private @Nullable BroughtPicture brought;
  private @Nullable EncodedInput array;

  /** What is shown without being the user's content, or null. */
  private @Nullable Drawing demonstration;

  private boolean byHand;
  private Consumer<Drawing> finished = drawing -> {};

  /** The present drawing. */
  public Drawing drawing() {
    return demonstration == null ? history.current() : demonstration;
  }

  /** The image that is shown instead of the drawing, or null. */
  public @Nullable GreyImage image() {
    return demonstration == null ? image : null;
  }

  /** The network's input that is given in place of drawing and image, or null. */
  public @Nullable EncodedInput array() {
    return demonstration == null ? array : null;
  }

  /** True while an image or an array is there in place of the drawing. */
  public boolean isReplaced() {
    return image != null || array != null;
  }

  /**
   * The label of the content, if it is known, as for a digit of a data set; null after a change.
   */
  public ReadOnlyObjectProperty<@Nullable Integer> label() {
    return label.getReadOnlyProperty();
  }

  /** Sets the label of the content, which is kept until the next change. */
  public void labelled(int known) {
    label.set(known);
  }

  /** A number that increases with every change of the content. */
  public ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  /** True while there is a step to undo. */
  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** True while there is a step to redo. */
  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /** True while the pad is empty. */
  public ReadOnlyBooleanProperty blank() {
    return blank.getReadOnlyProperty();
  }

  /** Sets an action that receives every drawing made by hand, once other content replaces it. */
  public void onFinished(Consumer<Drawing> action) {
    finished = finished.andThen(action);
  }

  private void leave() {
    if (byHand && !isReplaced() && !history.current().isEmpty()) {
      finished.accept(history.current());
    }
    byHand = false;
  }

  /**
   * Shows the drawing while pen or eraser are down. {@link #commit} then joins all changes to one
   * step to undo.
   */
  public void change(Drawing drawing) {
    if (drawing == history.current() && !isReplaced() && demonstration == null) {
      return;
    }
    unreplace();
    byHand = true;
    history.change(drawing);
    changed();
  }

  /** Ends a step to undo. */
  public void commit() {
    history.commit();
    refresh();
  }

  /** Puts another drawing on the pad, as one step. */
  public void set(Drawing drawing) {
    leave();
    unreplace();
    history.set(drawing);
    changed();
  }

  /** Shows an image in place of the drawing; undo restores the drawing. */
  public void show(GreyImage picture) {
    history.commit();
    leave();
    unreplace();
    image = picture;
    changed();
  }

  /** Shows the ink of a picture in place of the drawing; undo restores the drawing. */
  public void show(BroughtPicture picture) {
    history.commit();
    leave();
    unreplace();
    image = picture.ink();
    brought = picture;
    changed();
  }

  /** The picture that the image was found in, or null. */
  public @Nullable BroughtPicture brought() {
    return demonstration == null ? brought : null;
  }

  /** Gives the network an array in place of the drawing; undo restores the drawing. */
  public void show(EncodedInput numbers) {
    history.commit();
    leave();
    unreplace();
    array = numbers;
    changed();
  }

  /** Drops an array that is no input of a network with this many input values. */
  void dropArrayUnless(int size) {
    EncodedInput now = array;
    if (now != null && now.tensor().length != size) {
      unreplace();
      changed();
    }
  }

  /**
   * Shows a drawing that draws itself, point by point: it is no step to undo, and not the user's.
   * The content stays below it, and comes back with {@link #endDemonstration} or the next change.
   */
  public void demonstrate(Drawing drawing) {
    changed(drawing);
  }

  /** Shows the user's content again, where a demonstration covers it. */
  public void endDemonstration() {
    if (demonstration != null) {
      changed();
    }
  }

  private void unreplace() {
    image = null;
    brought = null;
    array = null;
  }

  /** Empties the pad, as one step. */
  public void clear() {
    set(Drawing.EMPTY);
  }

  /** Goes back one step. */
  public void undo() {
    if (isReplaced()) {
      unreplace();
    } else {
      history.undo();
    }
    changed();
  }

  /** Repeats an undone step. */
  public void redo() {
    unreplace();
    history.redo();
    changed();
  }

  private void changed() {
    changed(null);
  }

  private void changed(@Nullable Drawing demonstrated) {
    demonstration = demonstrated;
    label.set(null);
    refresh();
    version.set(version.get() + 1);
  }

  private void refresh() {
    canUndo.set(isReplaced() || history.canUndo());
    canRedo.set(history.canRedo());
    blank.set(image() == null && array() == null && drawing().isEmpty());
  }
}
