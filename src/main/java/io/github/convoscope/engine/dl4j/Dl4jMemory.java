package io.github.convoscope.engine.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frees the memory outside of the heap that a DL4J network holds. DL4J's own {@code close()} also
 * has the whole heap collected, twice: the program would stand still for a moment whenever a
 * network is closed.
 */
final class Dl4jMemory {
  private Dl4jMemory() {}

  /** Frees a network that is not used again, and the present thread's workspaces. */
  static void free(Model network) {
    Updater updater =
        network instanceof ComputationGraph graph
            ? graph.getUpdater(false)
            : ((MultiLayerNetwork) network).getUpdater(false);
    close(network.params());
    close(network.getGradientsViewArray());
    close(updater == null ? null : updater.getStateViewArray());
    MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
    for (MemoryWorkspace workspace : List.copyOf(manager.getAllWorkspacesForCurrentThread())) {
      manager.destroyWorkspace(workspace);
    }
  }

  private static void close(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
