package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.MapGrid;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * Holds the user's choices of what is shown of neurons. The features of a window share one view.
 * JavaFX thread.
 *
 * <pre>{@code
 * NeuronView view = NeuronView.of(workspace);
 * view.direction().set(EdgeDirection.BOTH);
 * view.comparison().addListener(changed -> draw(view.shownFrame(), view.comparedWith()));
 * }</pre>
 */
public final class NeuronView {
  private static final int FEWEST = 1;
  private static final int MOST = 200;

  private final IntegerProperty strongest = new SimpleIntegerProperty(12);
  private final ObjectProperty<EdgeDirection> direction =
      new SimpleObjectProperty<>(EdgeDirection.IN);
  private final BooleanProperty dimming;
  private final BooleanProperty field;
  private final ObjectProperty<@Nullable Neuron> focus = new SimpleObjectProperty<>();
  private final ObjectProperty<ComparedDrawing> comparison =
      new SimpleObjectProperty<>(ComparedDrawing.B);
  private final ObjectProperty<@Nullable LiveFrame> reference = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable NetworkLayout> layout = new SimpleObjectProperty<>();
  private final Workspace workspace;
  private final ObjectBinding<@Nullable Neuron> subject;

  private NeuronView(Workspace workspace) {
    this.workspace = workspace;
    subject =
        Bindings.createObjectBinding(
            () -> focus.get() == null ? workspace.chosen().get() : focus.get(),
            focus,
            workspace.chosen());
    UserSettings settings = workspace.settings();
    dimming = settings.flag("card.dimming", true);
    field = settings.flag("card.field", true);
    workspace.model().addListener(changed -> reference.set(null));
  }

  /** The view that all features of this window share. */
  public static NeuronView of(Workspace workspace) {
    return workspace.shared(NeuronView.class, NeuronView::new);
  }

  /** The number of edges drawn and of contributions listed, the strongest first. */
  public IntegerProperty strongest() {
    return strongest;
  }

  /** Draws more or fewer edges, in steps that grow with their number. */
  public void moreEdges(boolean more) {
    int now = strongest.get();
    int step = now < 4 ? 1 : now < 20 ? 4 : now < 60 ? 10 : 20;
    strongest.set(Math.max(FEWEST, Math.min(MOST, more ? now + step : now - step)));
  }

  /** The edges that are drawn. */
  public ObjectProperty<EdgeDirection> direction() {
    return direction;
  }

  /** True to dim neurons that are not connected to the chosen one. */
  public BooleanProperty dimming() {
    return dimming;
  }

  /** True to outline the receptive field. */
  public BooleanProperty field() {
    return field;
  }

  /** The neuron that step mode computes, or null. */
  public ObjectProperty<@Nullable Neuron> focus() {
    return focus;
  }

  /**
   * The neuron whose numbers, edges and receptive field are shown: the one that step mode computes,
   * else the chosen one, else null.
   */
  public ObservableObjectValue<@Nullable Neuron> subject() {
    return subject;
  }

  /** The reference drawing A that the drawing on the pad is compared with, or null. */
  public ObjectProperty<@Nullable LiveFrame> reference() {
    return reference;
  }

  /** The shown drawing; B while there is no reference drawing. */
  public ObjectProperty<ComparedDrawing> comparison() {
    return comparison;
  }

  /** The frame of the drawing that is shown, or null before the first one. */
  public @Nullable LiveFrame shownFrame() {
    LiveFrame a = reference.get();
    return a != null && comparison.get() == ComparedDrawing.A ? a : workspace.frame().get();
  }

  /** The reference drawing where the difference to it is shown, else null. */
  public @Nullable LiveFrame comparedWith() {
    return comparison.get() == ComparedDrawing.DIFFERENCE ? reference.get() : null;
  }

  /** Whether there is a reference drawing and the drawing on the pad is another one. */
  public boolean differs() {
    LiveFrame a = reference.get();
    LiveFrame b = workspace.frame().get();
    return a != null && b != null && !Arrays.equals(a.input(), b.input());
  }

  /** The layout of the network in the scene; null before there is a scene. */
  public ObjectProperty<@Nullable NetworkLayout> layout() {
    return layout;
  }

  /**
   * How many units of a dense layer the scene shows side by side, so that cards and steps show them
   * in the same rows.
   *
   * @param spec the shown network
   * @param layer index of a layer without maps
   * @param otherwise the answer where the scene does not show all units
   */
  public int unitColumns(NetworkSpec spec, int layer, int otherwise) {
    NetworkLayout now = layout.get();
    if (now == null || now.spec() != spec) {
      return otherwise;
    }
    LayerPlace place = now.place(layer);
    return place.summary() == null && place.grid() instanceof MapGrid.Even even
        ? even.columns()
        : otherwise;
  }

  /** Makes the picture in colours from the input of the shown network. */
  public PictureColours pictureColours() {
    Model model = workspace.model().get();
    return model == null ? PictureColours.PLAIN : model.input().pictureColours();
  }

  /**
   * The colour scale of a layer's activations, also where the scene shows other values there.
   *
   * @param newest the shown frame
   */
  public ColourScale activationScale(LiveFrame newest, int layer) {
    FramePainter painter = workspace.painter().get();
    boolean covered = workspace.overlays().covers(layer);
    return covered && painter != null ? painter.scale(layer, 0) : newest.colours().scale(layer);
  }
}
