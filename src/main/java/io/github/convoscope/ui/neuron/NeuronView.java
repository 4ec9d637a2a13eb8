package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a person has chosen to see of neurons; shared by everything in this package. */
public final class NeuronView {
  private static final int FEWEST = 1;
  private static final int MOST = 200;

  private final IntegerProperty strongest = new SimpleIntegerProperty(12);
  private final ObjectProperty<EdgeDirection> direction =
      new SimpleObjectProperty<>(EdgeDirection.IN);
  private final BooleanProperty dimming;
  private final BooleanProperty field;
  private final ObjectProperty<ComparedDrawing> comparison =
      new SimpleObjectProperty<>(ComparedDrawing.B);
  private final ObjectProperty<@Nullable LiveFrame> reference = new SimpleObjectProperty<>();
  private final NeuronHistory trail = new NeuronHistory();
  private final Workspace workspace;

  public NeuronView(Workspace workspace) {
    this.workspace = workspace;
    UserSettings settings = workspace.settings();
    dimming = settings.flag("card.dimming", true);
    field = settings.flag("card.field", true);
    workspace
        .chosen()
        .addListener(
            (observed, before, now) -> {
              if (now != null) {
                trail.visit(now);
              }
            });
    workspace
        .model()
        .addListener(
            changed -> {
              reference.set(null);
              trail.clear();
            });
  }

  /** How many edges are drawn and contributions listed. */
  public IntegerProperty strongest() {
    return strongest;
  }

  /** More or fewer of them, in steps that grow with their number. */
  public void moreEdges(boolean more) {
    int now = strongest.get();
    int step = now < 4 ? 1 : now < 20 ? 4 : now < 60 ? 10 : 20;
    strongest.set(Math.max(FEWEST, Math.min(MOST, more ? now + step : now - step)));
  }

  /** Which edges are drawn. */
  public ObjectProperty<EdgeDirection> direction() {
    return direction;
  }

  /** Whether everything else is dimmed while a neuron is pinned. */
  public BooleanProperty dimming() {
    return dimming;
  }

  /** Whether the receptive field is outlined. */
  public BooleanProperty field() {
    return field;
  }

  /** Which drawing is looked at; B unless one is held as A. */
  public ObjectProperty<ComparedDrawing> comparison() {
    return comparison;
  }

  /** The frame held as A to compare with, or null; keep it before setting it. */
  public ObjectProperty<@Nullable LiveFrame> reference() {
    return reference;
  }

  /** The drawing that is looked at, or null when there is none. */
  public @Nullable LiveFrame looked() {
    LiveFrame a = reference.get();
    return a != null && comparison.get() == ComparedDrawing.A ? a : workspace.frame().get();
  }

  /** The drawing that the one looked at is compared with, or null. */
  public @Nullable LiveFrame comparedWith() {
    return comparison.get() == ComparedDrawing.DIFFERENCE ? reference.get() : null;
  }

  /** Where one has been. */
  public NeuronHistory trail() {
    return trail;
  }

  /** Lets go of the chosen pin; true when there was one. */
  public boolean letGo() {
    Neuron chosen = workspace.chosen().get();
    return chosen != null && workspace.pins().remove(chosen);
  }

  /** Lights a neuron everywhere; null for none. */
  public void hover(@Nullable Neuron neuron) {
    workspace.hovered().set(neuron);
  }
}
